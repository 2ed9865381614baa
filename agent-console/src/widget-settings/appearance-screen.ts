import type { WidgetAppearance } from '@attune/protocol';
import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { settingsStyles } from '../empathy-settings/settings.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { textOn } from './contrast.ts';
import { SectionElement, typed } from './section-element.ts';
import { sectionStyles } from './section.styles.ts';
import './widget-preview.ts';

/** Our own accent, shown where none is set. */
const OWN_ACCENT = '#1f6b57';

const variables = [
  ['--attune-width', 'Width', '380px'],
  ['--attune-height', 'Height', '640px'],
  ['--attune-radius', 'Corners', '16px'],
  ['--attune-text-size', 'Text', '15px'],
  ['--attune-font', 'Font', 'system-ui'],
] as const;

/** How the chat looks on the site's pages, with the real panel beside the form. */
@customElement('attune-appearance-screen')
export class AppearanceScreen extends SectionElement<'appearance'> {
  static override styles = [
    controls,
    screenStyles,
    settingsStyles,
    sectionStyles,
    css`
      .page {
        max-inline-size: 1200px;
      }
      .beside {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr));
        align-items: start;
        gap: var(--space-24);
      }
      attune-widget-preview {
        position: sticky;
        inset-block-start: 0;
      }
    `,
  ];
  protected readonly section = 'appearance';

  protected override renderSection(value: WidgetAppearance): TemplateResult {
    const { answer } = this;
    return html`<div class="page">
      <h1>Appearance</h1>
      <p class="lead">How the chat looks on your pages. What you change here is shown beside it at once.</p>
      <div class="beside">
        <div>
          ${this.renderColours(value)} ${this.renderLauncher(value)} ${this.renderGreeting(value)}
          ${this.renderVariables(value)} ${this.renderFoot()}
        </div>
        <attune-widget-preview
          .settings=${answer && { ...answer.settings, appearance: value }}
          .opening=${answer?.opening ?? null}
          .siteName=${this.siteName}
        ></attune-widget-preview>
      </div>
    </div>`;
  }

  private renderColours({ accent, theme }: WidgetAppearance): TemplateResult {
    const { text, ratio } = textOn(accent ?? OWN_ACCENT);
    return html`<section aria-labelledby="colours">
      <h2 id="colours">Colours</h2>
      <div class="grid">
        <label>
          Accent
          <input
            type="color"
            aria-describedby="contrast"
            .value=${live(accent ?? OWN_ACCENT)}
            @input=${(event: Event) => this.put({ accent: typed(event) })}
          />
        </label>
        <label>
          Theme
          <select @change=${(event: Event) => this.put({ theme: typed(event) as WidgetAppearance['theme'] })}>
            <option value="auto" ?selected=${theme === 'auto'}>as the visitor’s device</option>
            <option value="light" ?selected=${theme === 'light'}>always light</option>
            <option value="dark" ?selected=${theme === 'dark'}>always dark</option>
          </select>
        </label>
      </div>
      <p class="why" id="contrast">
        Text on it is ${text}, with a contrast of ${ratio.toFixed(1)} : 1. At least 4.5 is readable.
      </p>
    </section>`;
  }

  private renderLauncher({ position, launcherText, hiddenOn }: WidgetAppearance): TemplateResult {
    const px = (name: 'inlinePx' | 'blockPx', label: string): TemplateResult =>
      html`<label>
        ${label}
        <input
          type="number"
          min="0"
          max="400"
          .value=${live(String(position[name]))}
          @change=${(event: Event) => this.put({ position: { ...position, [name]: Number(typed(event)) } })}
        />
      </label>`;
    return html`<section aria-labelledby="launcher">
      <h2 id="launcher">Button on the page</h2>
      <div class="grid">
        <label>
          Side
          <select
            @change=${(event: Event) =>
              this.put({ position: { ...position, side: typed(event) === 'start' ? 'start' : 'end' } })}
          >
            <option value="end" ?selected=${position.side === 'end'}>where lines end</option>
            <option value="start" ?selected=${position.side === 'start'}>where lines begin</option>
          </select>
        </label>
        ${px('inlinePx', 'From the side, px')} ${px('blockPx', 'From below, px')}
        <label>
          Words beside the icon
          <input
            maxlength="40"
            placeholder="none"
            .value=${live(launcherText)}
            @input=${(event: Event) => this.put({ launcherText: typed(event) })}
          />
        </label>
      </div>
      <label>
        Pages without the button, one path a line
        <textarea
          placeholder="/checkout*"
          .value=${live(hiddenOn.paths.join('\n'))}
          @change=${(event: Event) => this.put({ hiddenOn: { ...hiddenOn, paths: linesIn(typed(event)) } })}
        ></textarea>
      </label>
    </section>`;
  }

  private renderGreeting({ greeting, quickQuestions, showAvatars }: WidgetAppearance): TemplateResult {
    return html`<section aria-labelledby="greeting">
      <h2 id="greeting">Before the first message</h2>
      <label>
        Greeting
        <input
          maxlength="300"
          placeholder="How can we help?"
          .value=${live(greeting)}
          @input=${(event: Event) => this.put({ greeting: typed(event) })}
        />
      </label>
      <label>
        Quick questions, one a line, at most six
        <textarea
          .value=${live(quickQuestions.join('\n'))}
          @change=${(event: Event) => this.put({ quickQuestions: linesIn(typed(event)) })}
        ></textarea>
      </label>
      <label class="tick">
        <input
          type="checkbox"
          .checked=${live(showAvatars)}
          @change=${() => this.put({ showAvatars: !showAvatars })}
        />
        Show the first letter of the agent’s name beside their messages
      </label>
    </section>`;
  }

  private renderVariables({ variables: set }: WidgetAppearance): TemplateResult {
    const write = (name: string, value: string): void => {
      const others = Object.entries(set).filter(([each]) => each !== name);
      this.put({ variables: Object.fromEntries(value === '' ? others : [...others, [name, value]]) });
    };
    return html`<section aria-labelledby="sizes">
      <h2 id="sizes">Sizes and font</h2>
      <div class="grid">
        ${variables.map(
          ([name, label, usual]) =>
            html`<label>
              ${label}
              <input
                placeholder=${usual}
                spellcheck="false"
                .value=${live(set[name] ?? '')}
                @change=${(event: Event) => write(name, typed(event).trim())}
              />
            </label>`,
        )}
      </div>
    </section>`;
  }
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-appearance-screen': AppearanceScreen;
  }
}
