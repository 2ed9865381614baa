import { css } from 'lit';

export const invitationsScreenStyles = css`
  section {
    display: grid;
    gap: var(--space-16);
    padding-block: var(--space-24);
    border-block-start: 1px solid var(--line);
  }
  h2 {
    font: var(--type-16);
    font-weight: 600;
  }
  .invitation {
    display: grid;
    gap: var(--space-12);
    padding: var(--space-16);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
  }
  .translation {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(160px, 100%), 1fr));
    gap: var(--space-12) var(--space-16);
    align-items: end;
  }
  .kinds {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(180px, 100%), 1fr));
    gap: 0 var(--space-16);
  }
  .short {
    max-inline-size: 220px;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: var(--space-12) var(--space-16);
  }
  label {
    display: grid;
    gap: var(--space-4);
    font: var(--type-13);
    color: var(--text-quiet);
  }
  label input,
  label select {
    color: var(--text);
  }
  label.check {
    display: flex;
    gap: var(--space-8);
    align-items: center;
    min-block-size: 32px;
    font: var(--type-14);
    color: var(--text);
  }
  .row > .end {
    margin-inline-start: auto;
  }
  .preview {
    justify-self: end;
    max-inline-size: 280px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--surface-1);
    box-shadow: 0 4px 16px rgb(0 0 0 / 8%);
  }
  .preview b {
    display: block;
    padding-block-start: 8px;
    color: var(--accent);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
`;
