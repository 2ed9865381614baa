import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { controls } from '../ui/controls.styles.ts';
import { policyScreenStyles } from './policy-screen.styles.ts';
import { pathsFrom, problemOfPaths } from './signal-policies.ts';

/** A list of paths was edited. */
export class PathLinesEdited extends Event {
  static readonly type = 'path-lines-edited';
  constructor(
    readonly name: string,
    readonly paths: string[],
  ) {
    super(PathLinesEdited.type, { bubbles: true, composed: true });
  }
}

/** Paths, one a line, with what is wrong with them beside. */
@customElement('attune-path-lines')
export class PathLines extends LitElement {
  static override styles = [
    controls,
    policyScreenStyles,
    css`
      :host {
        display: block;
        overflow: visible;
      }
      .field {
        gap: 4px;
        margin-block-end: var(--space-16);
      }
    `,
  ];

  @property() name = '';
  @property() label = '';
  @property() about = '';
  @property({ attribute: false }) paths: readonly string[] = [];
  /** As somebody types it, empty lines and all. */
  @state() private text = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('paths') && pathsFrom(this.text).join('\n') !== this.paths.join('\n')) {
      this.text = this.paths.join('\n');
    }
  }

  private onInput({ target }: InputEvent): void {
    this.text = (target as HTMLTextAreaElement).value;
    this.dispatchEvent(new PathLinesEdited(this.name, pathsFrom(this.text)));
  }

  protected override render(): TemplateResult {
    const problem = problemOfPaths(this.paths);
    return html`<div class="field">
      <label for="lines">${this.label}</label>
      <textarea
        id="lines"
        spellcheck="false"
        aria-invalid=${problem === null ? 'false' : 'true'}
        aria-describedby="about"
        .value=${live(this.text)}
        @input=${this.onInput}
      ></textarea>
      <p class=${problem === null ? 'about' : 'problem'} id="about">${problem ?? this.about}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-path-lines': PathLines;
  }
  interface HTMLElementEventMap {
    'path-lines-edited': PathLinesEdited;
  }
}
