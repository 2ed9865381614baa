import { css } from 'lit';

export const handOverStyles = css`
  dialog {
    inline-size: min(460px, calc(100vw - 24px));
    padding: var(--space-16) var(--space-24) var(--space-24);
    border: 1px solid var(--line);
    border-radius: var(--radius-bubble);
    background: var(--surface-1);
    color: inherit;
    box-shadow: var(--shadow-float);
  }
  dialog::backdrop {
    background: var(--scrim);
  }
  form {
    display: grid;
    gap: var(--space-12);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  h2 {
    font: var(--type-16);
    font-weight: 600;
  }
  h3 {
    margin-block-end: 4px;
    font: var(--type-12);
    font-weight: 500;
    color: var(--text-quiet);
  }
  label {
    display: grid;
    gap: 4px;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  textarea {
    padding: 8px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-control);
    background: var(--surface-1);
    resize: vertical;
  }
  textarea,
  select {
    color: var(--text);
  }
  section {
    padding: var(--space-12);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface-0);
  }
  .problem {
    font: var(--type-13);
    color: var(--urgent-text);
  }
  .problem:empty {
    display: none;
  }
  .foot {
    display: flex;
    justify-content: flex-end;
    gap: var(--space-8);
  }
`;
