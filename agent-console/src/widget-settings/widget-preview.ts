import type { WidgetForVisitor, WidgetSettings } from '@attune/protocol';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';

type Parts = Pick<WidgetSettings, 'appearance' | 'preChat' | 'offline' | 'texts' | 'languages'>;

/** The real panel in a frame, as it is set on screen: on a phone or a desktop, light or dark, empty or in use. */
@customElement('attune-widget-preview')
export class WidgetPreview extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-8);
        justify-items: center;
        padding: var(--space-16);
        border-radius: var(--radius-card);
        background: var(--surface-2);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-8);
      }
      button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-quiet);
      }
      iframe {
        inline-size: 100%;
        max-inline-size: 500px;
        block-size: 720px;
        border: 0;
        border-radius: var(--radius-card);
        background: var(--surface-1);
      }
      iframe.phone {
        max-inline-size: 360px;
        block-size: 640px;
        border: 1px solid var(--line-strong);
        border-radius: 24px;
      }
    `,
  ];

  @property({ attribute: false }) settings: Parts | null = null;
  @property() siteName = '';
  @state() private isPhone = false;
  @state() private isDark = false;
  @state() private isTalking = false;
  @query('iframe') private readonly frame!: HTMLIFrameElement;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.onReady);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.onReady);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.show();
  }

  private readonly onReady = ({ source }: MessageEvent): void => {
    if (source === this.frame.contentWindow) this.show();
  };

  private show(): void {
    const { settings } = this;
    if (!settings) return;
    this.frame.contentWindow?.postMessage(
      {
        widget: widgetShown(settings, this.isDark),
        siteName: this.siteName,
        accent: settings.appearance.accent,
        isTalking: this.isTalking,
        isAway: false,
      },
      location.origin,
    );
  }

  protected override render(): TemplateResult {
    const choice = (word: string, isOn: boolean, turn: (on: boolean) => void): TemplateResult =>
      html`<button type="button" aria-pressed=${isOn} @click=${() => turn(!isOn)}>${word}</button>`;
    return html`<div class="choices" role="group" aria-label="Preview">
        ${choice('On a phone', this.isPhone, (on) => (this.isPhone = on))}
        ${choice('In the dark', this.isDark, (on) => (this.isDark = on))}
        ${choice('In a conversation', this.isTalking, (on) => (this.isTalking = on))}
      </div>
      <iframe
        class=${this.isPhone ? 'phone' : ''}
        src="/widget/preview"
        title="The chat as it is set here"
        @load=${this.show}
      ></iframe>`;
  }
}

/** What a visitor's widget would be told of it. A theme that follows the device follows the choice here. */
function widgetShown(settings: Parts, isDark: boolean): WidgetForVisitor {
  const { appearance, preChat, texts, languages } = settings;
  const { greeting, quickQuestions, showAvatars, theme, variables } = appearance;
  const words = texts[languages.default];
  return {
    language: languages.default,
    theme: theme === 'auto' ? (isDark ? 'dark' : 'light') : theme,
    showAvatars,
    variables,
    ...(greeting === '' ? {} : { greeting }),
    ...(quickQuestions.length === 0 ? {} : { quickQuestions }),
    ...(words === undefined ? {} : { words }),
    ...(preChat.enabled ? { preChat } : {}),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-widget-preview': WidgetPreview;
  }
}
