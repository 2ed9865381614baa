import { css } from 'lit';

export const phraseEditorStyles = css`
  dialog {
    inline-size: min(720px, calc(100vw - 24px));
    max-block-size: calc(100dvh - 48px);
    padding: 0;
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
    gap: var(--space-16);
    padding: var(--space-16) var(--space-24) 0;
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
  label,
  fieldset {
    display: grid;
    gap: 4px;
    font: var(--type-13);
    color: var(--text-quiet);
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 4px;
  }
  textarea {
    min-block-size: 68px;
    padding: 8px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-control);
    background: var(--surface-1);
    resize: vertical;
    field-sizing: content;
  }
  textarea,
  input,
  select {
    color: var(--text);
  }
  textarea[aria-invalid='true'] {
    border-color: var(--urgent);
  }
  .row {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    gap: var(--space-12);
  }
  .slots {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .slots button,
  .picks button {
    min-block-size: 26px;
    min-inline-size: 40px;
    padding: 0 8px;
    border-radius: 13px;
    font-size: 12px;
    font-weight: 400;
  }
  .picks {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .picks button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-quiet);
    color: var(--text);
  }
  .problem {
    font: var(--type-12);
    color: var(--urgent-text);
  }
  .advice {
    font: var(--type-12);
    color: var(--watch-text);
  }
  .preview {
    padding: 10px 14px;
    border-radius: var(--radius-bubble);
    background: var(--accent-quiet);
    color: var(--text);
  }
  .preview b {
    font-weight: 500;
    text-decoration: underline dotted var(--line-strong);
    text-underline-offset: 3px;
  }
  details {
    font: var(--type-13);
  }
  summary {
    min-block-size: 28px;
    color: var(--text-quiet);
    cursor: pointer;
  }
  li {
    padding-block: 3px;
    overflow-wrap: anywhere;
  }
  .foot {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    align-items: center;
    gap: var(--space-8);
    margin-inline: calc(-1 * var(--space-24));
    padding: var(--space-12) var(--space-24);
    border-block-start: 1px solid var(--line);
    background: var(--surface-1);
  }
  .foot .gap {
    flex: 1;
    min-inline-size: 0;
  }
`;
