import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import { saveFile } from '../ui/save-file.ts';

/** Backup codes, shown this once, with ways to take them along. */
@customElement('attune-backup-codes')
export class BackupCodes extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-12);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(2, max-content);
        gap: var(--space-4) var(--space-24);
        padding: var(--space-12);
        border: 1px solid var(--line);
        border-radius: var(--radius-control);
        background: var(--surface-1);
        font:
          14px/1.6 ui-monospace,
          monospace;
        user-select: all;
      }
      div {
        display: flex;
        gap: var(--space-8);
      }
    `,
  ];

  @property({ attribute: false }) codes: readonly string[] = [];
  @state() private copied = false;

  private get text(): string {
    return `Backup codes for Attune. Each works once.\n\n${this.codes.join('\n')}\n`;
  }

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text);
    this.copied = true;
  }

  protected override render(): TemplateResult {
    return html`<p>
        When your phone is lost, each of these replaces a code once. Keep them where you keep passwords; they
        are shown this once.
      </p>
      <ul role="list" aria-label="Backup codes">
        ${this.codes.map((code) => html`<li>${code}</li>`)}
      </ul>
      <div>
        <button type="button" @click=${() => saveFile('attune-backup-codes.txt', 'text/plain', this.text)}>
          Download
        </button>
        <button type="button" @click=${this.copy}>${this.copied ? 'Copied' : 'Copy'}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-backup-codes': BackupCodes;
  }
}
