import { css } from 'lit';

/** What the dialog of ready answers and macros has beside the frame of every dialog. */
export const readyDialogStyles = css`
  :host {
    --dialog-width: 520px;
  }
  form {
    gap: var(--space-12);
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
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    gap: var(--space-12);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-4) var(--space-16);
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: var(--space-4);
    padding: 0;
    font: var(--type-13);
    font-weight: 500;
  }
  fieldset label {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-block-size: 28px;
    font-weight: 400;
  }
  input[type='checkbox'] {
    inline-size: 16px;
    min-block-size: 16px;
    accent-color: var(--accent);
  }
`;
