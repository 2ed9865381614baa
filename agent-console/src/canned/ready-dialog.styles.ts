import { css } from 'lit';

export const readyDialogStyles = css`
  dialog {
    inline-size: min(520px, calc(100vw - 32px));
    max-block-size: calc(100dvh - 48px);
    padding: var(--space-24);
    border: 1px solid var(--line);
    border-radius: var(--radius-bubble);
    background: var(--surface-1);
    color: var(--text);
    box-shadow: var(--shadow-float);
  }
  dialog::backdrop {
    background: var(--scrim);
  }
  form {
    display: grid;
    gap: var(--space-12);
  }
  h2 {
    font: var(--type-16);
    font-weight: 600;
  }
  label {
    display: grid;
    gap: var(--space-4);
    font: var(--type-13);
    font-weight: 500;
  }
  small {
    font: var(--type-12);
    color: var(--text-quiet);
  }
  textarea {
    padding: var(--space-8) var(--space-12);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-control);
    background: var(--surface-1);
    resize: vertical;
  }
  .problem {
    color: var(--urgent-text);
  }
  .act {
    display: flex;
    justify-content: flex-end;
    gap: var(--space-8);
  }
`;
