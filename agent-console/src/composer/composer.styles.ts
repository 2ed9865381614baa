import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
  }
  .box {
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-card);
    background: var(--surface-1);
  }
  .box:focus-within {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .scroll {
    max-block-size: 220px;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  /* The text stands twice on one spot: below it paints the places to fill and gives the height, above it is edited. */
  .stack {
    display: grid;
  }
  .stack > * {
    grid-area: 1 / 1;
    min-block-size: 60px;
    margin: 0;
    padding: var(--space-12);
    border: 0;
    font: var(--type-14);
    letter-spacing: normal;
    white-space: pre-wrap;
    overflow-wrap: break-word;
    word-break: normal;
  }
  .painted {
    color: transparent;
    pointer-events: none;
    forced-color-adjust: none;
  }
  .painted mark {
    border-radius: 4px;
    background: var(--flag-quiet);
    box-shadow: inset 0 0 0 1px var(--flag);
    color: transparent;
  }
  .painted u {
    text-decoration: underline 2px var(--watch);
    text-underline-offset: 3px;
    text-decoration-skip-ink: none;
  }
  textarea {
    resize: none;
    overflow: hidden;
    background: transparent;
    outline: none;
  }
  /* The system's own colour for selected text may be light on light. */
  textarea::selection {
    background: var(--accent);
    color: var(--accent-text);
  }
  textarea::placeholder {
    color: var(--text-quiet);
  }
  .foot {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    padding: 0 6px 6px var(--space-12);
    min-block-size: 38px;
  }
  .hint {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .fill {
    min-block-size: 24px;
    padding: 0 8px;
    border: 1px dashed var(--flag);
    border-radius: 12px;
    background: none;
    font-size: 12px;
    color: var(--flag-text);
  }
  .problem {
    color: var(--urgent-text);
  }
  kbd {
    font: inherit;
    font-size: 11px;
    padding: 0 4px;
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  /* What the coach says gets the width; attaching and the like stand beside the button below it. */
  @media (max-width: 999px) {
    .foot {
      flex-wrap: wrap;
    }
    .hint {
      flex: 1 0 auto;
      max-inline-size: 100%;
    }
    :host([has-chip]) .hint {
      flex-basis: 100%;
    }
    .foot > .primary {
      margin-inline-start: auto;
    }
  }
  @media (pointer: coarse) {
    .stack > * {
      font: var(--type-16);
      min-block-size: 48px;
    }
    .keys {
      display: none;
    }
  }
`;
