import { css } from 'lit';

/** A dialog that asks for something: its card, its fields one under the other, its acts at the end. */
export const formDialogStyles = css`
  dialog {
    inline-size: min(var(--dialog-width, 420px), calc(100vw - 32px));
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
    gap: var(--space-16);
  }
  h2 {
    font: var(--type-16);
    font-weight: 600;
  }
  .field {
    display: grid;
    gap: var(--space-4);
  }
  .field > label {
    font: var(--type-13);
    font-weight: 500;
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
