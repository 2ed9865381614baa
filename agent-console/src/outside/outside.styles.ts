import { css } from 'lit';

/** What the screens about other programs share: rows in a list, forms in a card, chips. */
export const outsideStyles = css`
  .rows > li {
    display: grid;
    gap: var(--space-4) var(--space-12);
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    padding-block: var(--space-12);
    border-block-start: 1px solid var(--line);
  }
  .older {
    margin-block-start: var(--space-12);
  }
  .rows b {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .about {
    font: var(--type-12);
    color: var(--text-quiet);
    overflow-wrap: anywhere;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8);
  }
  .card {
    display: grid;
    gap: var(--space-16);
    margin-block: var(--space-16);
    padding: var(--space-16);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface-0);
  }
  .card h2 {
    font: var(--type-16);
    font-weight: 600;
  }
  .field {
    display: grid;
    gap: var(--space-4);
  }
  form.field {
    gap: var(--space-16);
  }
  .field > label,
  legend {
    font: var(--type-13);
    font-weight: 500;
  }
  fieldset {
    display: grid;
    gap: var(--space-4);
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-block-size: 28px;
    font: var(--type-13);
  }
  .choice input {
    flex: none;
    inline-size: 16px;
    min-block-size: 16px;
    block-size: 16px;
  }
  .secret {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    flex-wrap: wrap;
  }
  .secret code {
    flex: 1 1 240px;
    min-inline-size: 0;
    padding: var(--space-8);
    border: 1px solid var(--line);
    border-radius: var(--radius-control);
    overflow-wrap: anywhere;
    user-select: all;
  }
  .problem {
    color: var(--urgent-text);
  }
  .wide {
    grid-column: 1 / -1;
  }
  pre {
    margin: 0;
    padding: var(--space-8);
    border-radius: var(--radius-control);
    background: var(--surface-2);
    font:
      12px/1.5 ui-monospace,
      monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
