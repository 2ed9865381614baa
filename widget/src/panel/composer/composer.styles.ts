import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    padding: 8px 12px 12px;
    padding-block-end: max(12px, env(safe-area-inset-bottom));
    background: var(--surface-0);
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    padding: 5px;
    border: 1px solid var(--line);
    border-radius: 22px;
    background: var(--surface-0);
    transition:
      border-color 0.16s ease-out,
      box-shadow 0.16s ease-out;
  }
  form:focus-within {
    border-color: var(--mark);
    box-shadow: 0 0 0 1px var(--mark);
  }
  textarea {
    flex: 1;
    min-width: 0;
    resize: none;
    border: 0;
    padding: 6px 0;
    /* Five lines and the padding; then it scrolls. */
    max-height: calc(5 * 1.45em + 12px);
    height: calc(1.45em + 12px);
    overflow-y: auto;
    background: none;
    color: var(--text);
    font: inherit;
    line-height: 1.45;
  }
  textarea:focus-visible {
    /* The form around it shows the focus. */
    outline: 0;
  }
  textarea::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }
  .more {
    flex: none;
    width: 34px;
    height: 34px;
    color: var(--text-quiet);
  }
  .send {
    display: grid;
    place-items: center;
    flex: none;
    width: 34px;
    height: 34px;
    border-radius: 50%;
    color: var(--accent-text);
    background: var(--accent);
    transition:
      transform 0.12s ease-out,
      background 0.16s ease-out,
      color 0.16s ease-out;
  }
  .send svg {
    stroke-width: 2;
  }
  .send:active {
    transform: scale(0.94);
  }
  .send[aria-disabled='true'] {
    background: var(--surface-2);
    color: var(--text-quiet);
    cursor: default;
  }
  .room {
    padding: 6px 14px 0;
    font-size: 12px;
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
  }
  /* Below 16 px a phone zooms into the field. */
  @media (pointer: coarse) {
    textarea {
      font-size: 16px;
    }
    .send {
      width: 36px;
      height: 36px;
    }
  }
  @media (forced-colors: active) {
    .send {
      border: 1px solid ButtonText;
    }
  }
`;
