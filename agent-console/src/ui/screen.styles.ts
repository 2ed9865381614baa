import { css } from 'lit';

/** Layout of the screens that are read from top to bottom: thresholds, people. */
export const screenStyles = css`
  :host {
    display: block;
    block-size: 100%;
    overflow-y: auto;
    background: var(--surface-1);
  }
  .page {
    max-inline-size: 860px;
    margin-inline: auto;
    padding: var(--space-32) var(--space-24) var(--space-48);
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: var(--space-8) var(--space-16);
  }
  h1 {
    font: var(--type-20);
  }
  .lead {
    max-inline-size: 64ch;
    margin-block: var(--space-8) var(--space-24);
    color: var(--text-quiet);
  }
  .bones {
    block-size: 120px;
    margin-block-end: var(--space-16);
    border-radius: var(--radius-card);
    background: var(--surface-2);
  }
  @media (max-width: 799px) {
    .page {
      padding: var(--space-16) var(--space-16) var(--space-32);
    }
  }
`;
