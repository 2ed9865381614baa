import type { DetectorDescription, ThresholdVersion } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../app/desk.ts';
import '../replay/replay-panel.ts';
import type { ReplayWanted } from '../replay/replay-panel.ts';
import { Observe } from '../state/observe.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import './detector-form.ts';
import type { KnobTurned } from './detector-form.ts';
import type { ControlIgnored } from './hit-list.ts';
import './ignore-lists.ts';
import type { IgnoreListChanged, MuteLifted } from './ignore-lists.ts';
import './sensitivity-choice.ts';
import type { SensitivityChosen } from './sensitivity-choice.ts';
import { thresholdsScreenStyles } from './thresholds-screen.styles.ts';
import type { ThresholdsLoaded } from './thresholds.ts';
import './tuning-bar.ts';
import { changesOf, emptyTuning, hasProblem, ignoredBy, sensitivityOf } from './tuning-draft.ts';
import './version-list.ts';
import type { RestoreWanted } from './version-list.ts';

/** When a pattern counts as one: set by admins, who try it on their own past before they save; read by agents. */
@customElement('attune-thresholds-screen')
export class ThresholdsScreen extends LitElement {
  static override styles = [controls, screenStyles, thresholdsScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private versions: readonly ThresholdVersion[] = [];
  private readonly thresholds = new Observe(this, () => this.desk?.thresholds.state ?? null);
  private readonly tuning = new Observe(this, () => this.desk?.tuning.state ?? null);
  private readonly quality = new Observe(this, () => this.desk?.quality.state ?? null);
  private readonly replay = new Observe(this, () => this.desk?.replay.state ?? null);
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private asked = false;
  private versionsOf: number | null = null;

  private get isAdmin(): boolean {
    return this.me.value?.agent.role === 'admin';
  }

  protected override willUpdate(_: PropertyValues<this>): void {
    if (!this.asked && this.desk && this.me.value !== null) {
      this.asked = true;
      void this.desk.thresholds.load();
      if (this.isAdmin) void this.desk.quality.load();
    }
    const held = this.thresholds.value;
    if (held?.phase !== 'loaded' || !this.isAdmin || held.settings.version === this.versionsOf) return;
    this.versionsOf = held.settings.version;
    void this.readVersions();
  }

  private async readVersions(): Promise<void> {
    const reply = await this.desk?.thresholds.versions();
    if (reply?.ok) this.versions = reply.value;
    else if (reply) this.desk?.toasts.problem(reply.refusal.message);
  }

  private onReplay({ days }: ReplayWanted): void {
    const { desk } = this;
    const held = this.thresholds.value;
    if (!desk || held?.phase !== 'loaded') return;
    void desk.replay.start(days, changesOf(this.tuning.value?.draft ?? emptyTuning, held.settings));
  }

  private async onLifted({ mute }: MuteLifted): Promise<void> {
    const refusal = await this.desk?.quality.lift(mute.kind, mute.controlKey);
    if (refusal) this.desk?.toasts.problem(refusal.message);
    else this.desk?.toasts.say(`${mute.name} counts again.`);
  }

  protected override render(): TemplateResult {
    const held = this.thresholds.value;
    return html`<div class="scroll">
        <div class="page">
          <h1>Thresholds</h1>
          <p class="lead">
            What counts as a sign of trouble on this site. A saved change holds from the next click on,
            without a restart.
          </p>
          ${
            held?.phase === 'loaded'
              ? this.renderLoaded(held)
              : held?.phase === 'refused'
                ? html`<p role="status">${held.refusal.message}</p>`
                : [1, 2, 3].map(() => html`<div class="bones" aria-hidden="true"></div>`)
          }
        </div>
      </div>
      ${held?.phase === 'loaded' && this.isAdmin ? this.renderBar(held) : nothing}`;
  }

  private renderBar({ settings, detectors }: ThresholdsLoaded): TemplateResult {
    return html`<attune-tuning-bar
      .tuning=${this.desk?.tuning ?? null}
      .state=${this.tuning.value}
      .settings=${settings}
      .detectors=${detectors}
    ></attune-tuning-bar>`;
  }

  private renderLoaded(held: ThresholdsLoaded): TemplateResult {
    const { desk } = this;
    const { settings, detectors } = held;
    const draft = this.tuning.value?.draft ?? emptyTuning;
    const now = desk?.clock.now ?? Date.now;
    return html`<p class="standing" role="status">
        ${
          settings.savedAt === null
            ? 'These are the defaults; nobody has changed them yet.'
            : `Version ${settings.version}, saved ${settings.savedBy === null ? '' : `by ${settings.savedBy} `}${whenText(settings.savedAt, now())}.`
        }
        ${this.isAdmin ? '' : 'Admins can change them.'}
      </p>
      <div
        class="columns"
        ?data-alone=${!this.isAdmin}
        @knob-turned=${({ kind, name, value }: KnobTurned) => desk?.tuning.turn(kind, name, value)}
        @sensitivity-chosen=${({ sensitivity }: SensitivityChosen) => desk?.tuning.choose(sensitivity)}
        @control-ignored=${({ control }: ControlIgnored) => desk?.tuning.ignoreControl(control)}
        @ignore-list-changed=${({ list }: IgnoreListChanged) => desk?.tuning.ignore(list)}
        @mute-lifted=${this.onLifted}
        @restore-wanted=${({ version }: RestoreWanted) => void desk?.tuning.restore(version)}
        @replay-wanted=${this.onReplay}
        @replay-cancelled=${() => desk?.replay.cancel()}
      >
        <div class="main">
          <section aria-labelledby="sensitivity">
            <h2 id="sensitivity">How readily to flag</h2>
            <attune-sensitivity-choice
              value=${sensitivityOf(draft, settings)}
              saved=${settings.sensitivity}
              ?read-only=${!this.isAdmin}
            ></attune-sensitivity-choice>
          </section>
          ${this.renderGroups(held)} ${this.renderLists(held)}
        </div>
        ${
          this.isAdmin
            ? html`<aside aria-label="Try before saving">
                <attune-replay-panel
                  .replay=${this.replay.value ?? { phase: 'idle' }}
                  .changes=${changesOf(draft, settings)}
                  ?wrong=${hasProblem(draft, settings, detectors)}
                  .now=${now}
                ></attune-replay-panel>
              </aside>`
            : nothing
        }
      </div>`;
  }

  private renderGroups(held: ThresholdsLoaded): readonly (TemplateResult | typeof nothing)[] {
    // By what is saved: a detector that is switched off does not jump away under the pointer.
    const isOff = ({ kind }: DetectorDescription): boolean => held.settings.values[kind]['enabled'] === 0;
    const on = held.detectors.filter((each) => !isOff(each));
    const off = held.detectors.filter(isOff);
    const group = (id: string, title: string, about: string, list: readonly DetectorDescription[]) =>
      html`<section class="group" aria-labelledby=${id}>
        <h2 id=${id}>${title} <span class="count figures">${list.length}</span></h2>
        <p>${about}</p>
        ${this.renderDetectors(held, list)}
      </section>`;
    return [
      group(
        'page',
        'On the page',
        'What the visitor does and what the page makes of it.',
        on.filter(({ place }) => place === 'page'),
      ),
      group(
        'chat',
        'In the chat',
        'Waiting, and what visitors write.',
        on.filter(({ place }) => place === 'chat'),
      ),
      off.length === 0
        ? nothing
        : html`<details class="group">
            <summary>
              <h2>Switched off <span class="count figures">${off.length}</span></h2>
            </summary>
            ${this.renderDetectors(held, off)}
          </details>`,
    ];
  }

  private renderDetectors({ settings }: ThresholdsLoaded, list: readonly DetectorDescription[]): unknown {
    const tuning = this.tuning.value;
    const quality = this.quality.value;
    return repeat(
      list,
      ({ kind }) => kind,
      (description) =>
        html`<attune-detector-form
          .description=${description}
          .settings=${settings}
          .draft=${tuning?.draft ?? emptyTuning}
          .refusal=${tuning?.refusal ?? null}
          .hits=${quality?.hits.filter(({ kind }) => kind === description.kind) ?? []}
          .precision=${quality?.precision.filter(({ kind }) => kind === description.kind) ?? []}
          .now=${this.desk?.clock.now ?? Date.now}
          ?read-only=${!this.isAdmin}
        ></attune-detector-form>`,
    );
  }

  private renderLists({ settings, detectors }: ThresholdsLoaded): TemplateResult | typeof nothing {
    if (!this.isAdmin) return nothing;
    const now = this.desk?.clock.now ?? Date.now;
    return html`<section aria-labelledby="ignored">
        <h2 id="ignored">Left out</h2>
        <attune-ignore-lists
          .list=${ignoredBy(this.tuning.value?.draft ?? emptyTuning, settings)}
          .mutes=${this.quality.value?.mutes ?? []}
          .detectors=${detectors}
          .now=${now}
        ></attune-ignore-lists>
      </section>
      <section aria-labelledby="versions">
        <h2 id="versions">Versions</h2>
        <attune-version-list
          .versions=${this.versions}
          .detectors=${detectors}
          .now=${now}
          ?busy=${this.tuning.value?.busy ?? false}
        ></attune-version-list>
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-thresholds-screen': ThresholdsScreen;
  }
}
