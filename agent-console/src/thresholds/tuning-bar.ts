import type { DetectorDescription, ThresholdSettings } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import './difference-list.ts';
import { differencesBetween } from './differences.ts';
import { countChanges, hasProblem } from './tuning-draft.ts';
import type { Tuning, TuningState } from './tuning.ts';

/** Stands under the thresholds: how much is changed, what somebody else saved meanwhile, save and discard. */
@customElement('attune-tuning-bar')
export class TuningBar extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-8);
        padding: var(--space-8) var(--space-24);
        border-block-start: 1px solid var(--line);
        background: var(--surface-1);
      }
      .act {
        display: flex;
        align-items: center;
        gap: var(--space-8);
        min-block-size: 36px;
      }
      .words {
        flex: 1;
        min-inline-size: 0;
      }
      .words[data-tone='good'] {
        color: var(--good);
      }
      .words[data-tone='problem'] {
        color: var(--urgent-text);
      }
      .conflict {
        display: grid;
        gap: var(--space-8);
        max-block-size: 40dvh;
        overflow-y: auto;
        padding: var(--space-12) var(--space-16);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-card);
      }
      .conflict b {
        font-weight: 600;
      }
      @media (max-width: 799px) {
        :host {
          padding-inline: var(--space-16);
        }
        .words {
          font: var(--type-13);
        }
      }
    `,
  ];

  @property({ attribute: false }) tuning: Tuning | null = null;
  @property({ attribute: false }) state: TuningState | null = null;
  @property({ attribute: false }) settings: ThresholdSettings | null = null;
  @property({ attribute: false }) detectors: readonly DetectorDescription[] = [];

  protected override render(): TemplateResult | typeof nothing {
    const { tuning, state, settings } = this;
    if (!tuning || !state || !settings) return nothing;
    const isBehind = state.base !== null && state.base.version !== settings.version;
    return html`${isBehind ? this.renderConflict(tuning, state, settings) : nothing}
    ${this.renderAct(tuning, state, settings)}`;
  }

  private renderAct(tuning: Tuning, state: TuningState, settings: ThresholdSettings): TemplateResult {
    const count = countChanges(state.draft, settings);
    const isWrong = hasProblem(state.draft, settings, this.detectors);
    const isBehind = state.base !== null && state.base.version !== settings.version;
    const problem = isWrong ? 'A value is out of its range: see the marked line.' : null;
    return html`<div class="act">
      <p class="words" role="status" data-tone=${isWrong ? 'problem' : (state.outcome?.tone ?? 'none')}>
        ${problem ?? state.outcome?.words ?? countText(count)}
      </p>
      ${
        count > 0
          ? html`<button type="button" class="quiet" @click=${() => tuning.discard()}>Discard</button>`
          : nothing
      }
      <button
        type="button"
        class="primary"
        ?disabled=${state.busy || count === 0 || isWrong || isBehind}
        @click=${() => void tuning.save()}
      >
        Save as version ${settings.version + 1}
      </button>
    </div>`;
  }

  private renderConflict(tuning: Tuning, { base }: TuningState, settings: ThresholdSettings): TemplateResult {
    const differences = base ? differencesBetween(base, settings, this.detectors) : [];
    return html`<div class="conflict" role="alert">
      <span
        ><b>${settings.savedBy ?? 'Somebody'} saved version ${settings.version} meanwhile.</b> Your changes
        are still here. This is what theirs changed:</span
      >
      <attune-difference-list
        .differences=${differences}
        none="Nothing that differs."
      ></attune-difference-list>
      <div class="act">
        <button type="button" @click=${() => tuning.rebase()}>Keep mine on top of theirs</button>
        <button type="button" class="quiet" @click=${() => tuning.discard()}>Take theirs</button>
      </div>
    </div>`;
  }
}

function countText(count: number): string {
  if (count === 0) return 'Nothing changed.';
  return count === 1 ? '1 unsaved change.' : `${count} unsaved changes.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-tuning-bar': TuningBar;
  }
}
