import { css } from 'lit';

export const privacyScreenStyles = css`
  .days {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8);
  }
  .days input[inputmode] {
    inline-size: 84px;
  }
  .for-ever {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-block-size: 24px;
    margin-inline-start: var(--space-16);
    font-weight: 400;
  }
  .erasures ul {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .erasures li {
    display: grid;
    grid-template-columns: 140px minmax(0, 1fr) auto;
    gap: var(--space-16);
    padding-block: var(--space-8);
    border-block-end: 1px solid var(--line);
  }
  .erasures time {
    font-variant-numeric: tabular-nums;
  }
  .erasures code {
    color: var(--text-quiet);
    font: var(--type-12);
  }
`;
