import { css } from 'lit';

export const peopleScreenStyles = css`
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-8);
  }
  attune-invited-list {
    display: block;
    margin-block-start: var(--space-32);
  }
  .rule {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--space-16);
    margin-block-start: var(--space-32);
    padding-block-start: var(--space-16);
    border-block-start: 1px solid var(--line);
  }
  h2 {
    font: var(--type-14);
    font-weight: 500;
  }
`;
