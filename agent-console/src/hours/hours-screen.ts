import { weekdays, type ClockSpan, type Hours, type SpecialDay, type Weekday } from '@attune/protocol';
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { settingsStyles } from '../empathy-settings/settings.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import '../ui/switch.ts';
import { SectionElement, typed } from '../widget-settings/section-element.ts';
import { sectionStyles } from '../widget-settings/section.styles.ts';
import { hoursStyles } from './hours-screen.styles.ts';
import { openingWords } from './opening-words.ts';
import { minutesOf, nextSpan } from './week.ts';

/** When the team is there: a strip of the week, holidays, and what visitors are told. */
@customElement('attune-hours-screen')
export class HoursScreen extends SectionElement<'hours'> {
  static override styles = [controls, screenStyles, settingsStyles, sectionStyles, hoursStyles];
  protected readonly section = 'hours';

  protected override renderSection(value: Hours): TemplateResult {
    return html`<div class="page">
      <h1>Hours</h1>
      <p class="lead">
        Outside them, visitors read when you are back, the form for messages stands ready, and waiting does
        not count as trouble.
      </p>
      <div class="line">
        <span>We have hours ${this.renderNow()}</span>
        <attune-switch
          label="We have hours"
          ?checked=${value.enabled}
          @switch-turned=${() => this.put({ enabled: !value.enabled })}
        ></attune-switch>
      </div>
      ${value.enabled ? html`${this.renderZone(value)} ${this.renderWeek(value)} ${this.renderSpecial(value)}` : nothing}
      ${this.renderFoot()}
    </div>`;
  }

  private renderNow(): TemplateResult | typeof nothing {
    const { answer } = this;
    if (!answer?.settings.hours.enabled) return nothing;
    return html`<p class="why">As saved: ${openingWords(answer.opening, Date.now())}</p>`;
  }

  private renderZone({ timeZone, replyWithinMinutes }: Hours): TemplateResult {
    return html`<div class="grid zone">
      <label>
        Time zone
        <input
          list="zones"
          .value=${live(timeZone)}
          @change=${(event: Event) => this.put({ timeZone: typed(event).trim() })}
        />
        <datalist id="zones">
          ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}
        </datalist>
      </label>
      <label>
        We mostly answer within, minutes
        <input
          type="number"
          min="1"
          max="1440"
          placeholder="not said"
          .value=${live(replyWithinMinutes === null ? '' : String(replyWithinMinutes))}
          @change=${(event: Event) =>
            this.put({ replyWithinMinutes: typed(event) === '' ? null : Number(typed(event)) })}
        />
      </label>
    </div>`;
  }

  private renderWeek({ week }: Hours): TemplateResult {
    const set = (day: Weekday) => (spans: ClockSpan[]) => this.put({ week: { ...week, [day]: spans } });
    return html`<section aria-labelledby="week">
      <h2 id="week">The week</h2>
      ${weekdays.map(
        (day) =>
          html`<div class="day" role="group" aria-label=${capital(day)}>
            <h3>${capital(day)}</h3>
            ${renderStrip(week[day])} ${renderSpans(week[day], capital(day), set(day))}
          </div>`,
      )}
      <p class="why">A night shift ends at 24:00 and goes on at 00:00 of the next day.</p>
    </section>`;
  }

  private renderSpecial({ specialDays }: Hours): TemplateResult {
    const put = (at: number, day: SpecialDay): void =>
      this.put({ specialDays: specialDays.map((each, index) => (index === at ? day : each)) });
    return html`<section aria-labelledby="special">
      <h2 id="special">Holidays and other days</h2>
      ${
        specialDays.length === 0
          ? html`<p class="why">None yet. A holiday has no times; a long Thursday has its own.</p>`
          : nothing
      }
      ${specialDays.map(
        (day, at) =>
          html`<div class="row" role="group" aria-label=${day.name}>
            <div class="inline">
              <label class="narrow">
                Date
                <input
                  type="date"
                  .value=${live(day.date)}
                  @change=${(event: Event) => put(at, { ...day, date: typed(event) })}
                />
              </label>
              <label>
                Name
                <input
                  maxlength="60"
                  .value=${live(day.name)}
                  @input=${(event: Event) => put(at, { ...day, name: typed(event) })}
                />
              </label>
              <button
                type="button"
                class="quiet"
                @click=${() => this.put({ specialDays: specialDays.filter((_, index) => index !== at) })}
              >
                Take off
              </button>
            </div>
            ${renderSpans(day.spans, day.name, (spans) => put(at, { ...day, spans }))}
          </div>`,
      )}
      <div class="acts">
        <button
          type="button"
          @click=${() =>
            this.put({ specialDays: [...specialDays, { date: today(), name: 'Holiday', spans: [] }] })}
        >
          <attune-icon name="plus"></attune-icon>Add a day
        </button>
      </div>
    </section>`;
  }
}

/** The day from 0 to 24, open times filled. */
function renderStrip(spans: readonly ClockSpan[]): TemplateResult {
  return html`<svg class="strip" viewBox="0 0 1440 12" preserveAspectRatio="none" aria-hidden="true">
    <rect class="closed" width="1440" height="12"></rect>
    ${spans.map(({ from, to }) => renderOpen(minutesOf(from), minutesOf(to)))}
  </svg>`;
}

function renderOpen(from: number, to: number): SVGTemplateResult {
  return svg`<rect class="open" x=${from} width=${Math.max(0, to - from)} height="12"></rect>`;
}

function renderSpans(
  spans: readonly ClockSpan[],
  of: string,
  set: (spans: ClockSpan[]) => void,
): TemplateResult {
  const clock = (at: number, name: 'from' | 'to', label: string): TemplateResult =>
    html`<input
      class="clock"
      type="time"
      aria-label="${of}: ${label}"
      .value=${live(clockShown(spans[at]?.[name] ?? ''))}
      @change=${(event: Event) =>
        set(
          spans.map((span, index) =>
            index === at ? { ...span, [name]: clockMeant(typed(event), name) } : span,
          ),
        )}
    />`;
  return html`<div class="spans">
    ${spans.length === 0 ? html`<span class="why">closed</span>` : nothing}
    ${spans.map(
      (_, at) =>
        html`<span class="span"
          >${clock(at, 'from', 'from')} – ${clock(at, 'to', 'to')}
          <button
            type="button"
            class="quiet icon"
            aria-label="${of}: take these times off"
            @click=${() => set(spans.filter((__, index) => index !== at))}
          >
            <attune-icon name="x"></attune-icon></button
        ></span>`,
    )}
    ${
      spans.length < 4
        ? html`<button
            type="button"
            class="quiet icon"
            aria-label="${of}: add times"
            @click=${() => set([...spans, nextSpan(spans)])}
          >
            <attune-icon name="plus"></attune-icon>
          </button>`
        : nothing
    }
  </div>`;
}

/** A clock has no 24:00: the end of a day is its midnight. */
const clockShown = (time: string): string => (time === '24:00' ? '00:00' : time);
const clockMeant = (time: string, name: 'from' | 'to'): string =>
  name === 'to' && time === '00:00' ? '24:00' : time;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const today = (): string => new Date().toISOString().slice(0, 10);

declare global {
  interface HTMLElementTagNameMap {
    'attune-hours-screen': HoursScreen;
  }
}
