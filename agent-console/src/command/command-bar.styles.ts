import { css } from 'lit';

export const commandBarStyles = css`
  dialog {
    inline-size: min(620px, calc(100vw - 24px));
    max-block-size: min(480px, calc(100dvh - 96px));
    margin-block-start: max(12dvh, 24px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-bubble);
    background: var(--surface-1);
    color: var(--text);
    box-shadow: var(--shadow-float);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: var(--scrim);
  }
  .asked {
    display: flex;
    align-items: center;
    gap: var(--space-12);
    padding-inline: var(--space-16);
    border-block-end: 1px solid var(--line);
    color: var(--text-quiet);
  }
  input {
    flex: 1;
    min-block-size: 52px;
    padding: 0;
    border: 0;
    background: none;
    font: var(--type-16);
    color: var(--text);
    outline: none;
    text-overflow: ellipsis;
  }
  /* The caret says it: nothing else here takes the keyboard. */
  input:focus-visible {
    outline: none;
  }
  input::placeholder {
    color: var(--text-quiet);
  }
  .found {
    overflow-y: auto;
    padding: var(--space-4) var(--space-8) var(--space-8);
    scrollbar-width: thin;
  }
  .group {
    padding: var(--space-12) var(--space-8) var(--space-4);
    font: var(--type-12);
    font-weight: 500;
    color: var(--text-quiet);
  }
  .line {
    display: flex;
    align-items: center;
    gap: var(--space-12);
    min-block-size: 36px;
    padding-inline: var(--space-8);
    border-radius: var(--radius-control);
    cursor: pointer;
  }
  .line attune-icon {
    color: var(--text-quiet);
  }
  .line[aria-selected='true'] {
    background: var(--surface-3);
  }
  @media (forced-colors: active) {
    .line[aria-selected='true'] {
      outline: 2px solid Highlight;
    }
  }
  .title {
    flex: none;
    max-inline-size: 60%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  b {
    font-weight: 650;
    color: var(--accent);
  }
  .hint {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .keys {
    display: inline-flex;
    gap: 4px;
    margin-inline-start: auto;
  }
  kbd {
    min-inline-size: 20px;
    padding: 0 5px;
    border: 1px solid var(--line);
    border-radius: 5px;
    font: var(--type-12);
    text-align: center;
    color: var(--text-quiet);
  }
`;
