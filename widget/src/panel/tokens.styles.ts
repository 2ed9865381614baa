import { css } from 'lit';

/** Colours, type and space of the panel (look.md). `--accent` and `--accent-text` come from the site. */
export const tokens = css`
  :host {
    --surface-0: oklch(1 0 0);
    --surface-1: oklch(0.98 0.003 170);
    --surface-2: oklch(0.955 0.005 170);
    --surface-3: oklch(0.925 0.007 170);
    --text: oklch(0.25 0.015 170);
    --text-quiet: oklch(0.49 0.015 170);
    --line: oklch(0.915 0.006 170);
    --good: oklch(0.6 0.12 155);
    --mark: var(--accent);
    --shadow: 0 1px 2px rgb(0 0 0 / 0.08), 0 16px 48px rgb(0 0 0 / 0.18);
    color-scheme: light;
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      --mark: oklch(from var(--accent) min(l, 0.5) c h);
    }
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --surface-0: oklch(0.225 0.008 170);
      --surface-1: oklch(0.205 0.008 170);
      --surface-2: oklch(0.29 0.01 170);
      --surface-3: oklch(0.345 0.012 170);
      --text: oklch(0.945 0.005 170);
      --text-quiet: oklch(0.74 0.012 170);
      --line: oklch(0.32 0.01 170);
      --good: oklch(0.74 0.13 155);
      --shadow: 0 0 0 1px rgb(255 255 255 / 0.06), 0 16px 48px rgb(0 0 0 / 0.5);
      color-scheme: dark;
    }
    @supports (color: oklch(from red l c h)) {
      :host {
        --mark: oklch(from var(--accent) max(l, 0.76) c h);
      }
    }
  }
`;

/** What every element of the panel shares; a shadow root takes nothing over by itself. */
export const shared = css`
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  p,
  ul,
  h2 {
    margin: 0;
    padding: 0;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  :focus-visible {
    outline: 2px solid var(--mark);
    outline-offset: 2px;
  }
  svg {
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    flex: none;
  }
  .link {
    font-weight: 500;
    color: var(--mark);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    border-radius: 3px;
  }
  .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    :host,
    *,
    ::before,
    ::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      /* None at all: one of a moment still shows the old colours for a frame when the theme changes. */
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
