import { css } from 'lit';

export const settingsStyles = css`
  section {
    display: grid;
    gap: var(--space-12);
    padding-block: var(--space-24);
    border-block-start: 1px solid var(--line);
  }
  h2 {
    font: var(--type-16);
    font-weight: 600;
  }
  .why {
    max-inline-size: 62ch;
    margin-block-start: 2px;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  label {
    display: grid;
    gap: 4px;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  label input,
  label select,
  label textarea {
    color: var(--text);
  }
  textarea {
    min-block-size: 60px;
    padding: 8px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-control);
    background: var(--surface-1);
    resize: vertical;
    field-sizing: content;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr) auto;
    gap: var(--space-8);
    align-items: center;
  }
  .policy {
    display: grid;
    gap: var(--space-8);
    padding: var(--space-12) var(--space-16);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
    align-items: end;
    gap: var(--space-12);
  }
  .line {
    display: flex;
    align-items: center;
    gap: var(--space-12);
  }
  .line > span {
    flex: 1;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8);
  }
  .problem {
    font: var(--type-13);
    color: var(--urgent-text);
  }
  .rules {
    display: grid;
  }
  .rule {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 2px var(--space-16);
    padding-block: 10px;
    border-block-start: 1px solid var(--line);
  }
  .rule .about {
    grid-column: 1;
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .rule .figures {
    grid-column: 2;
    grid-row: 1 / span 2;
    font: var(--type-12);
    color: var(--text-quiet);
    text-align: end;
    white-space: nowrap;
  }
  .rule attune-switch {
    grid-column: 3;
    grid-row: 1 / span 2;
  }
  .rule details {
    grid-column: 1 / -1;
    font: var(--type-13);
  }
  .rule summary {
    min-block-size: 26px;
    color: var(--text-quiet);
    cursor: pointer;
  }
  .rule blockquote {
    margin: 4px 0;
    padding-inline-start: var(--space-12);
    border-inline-start: 2px solid var(--line-strong);
  }
  @media (max-width: 799px) {
    .pair {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .pair label:nth-child(2) {
      grid-column: 1;
    }
  }
`;
