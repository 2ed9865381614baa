import { css } from 'lit';

/** Fields that belong together, and what a trial said. */
export const mailScreenStyles = css`
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-16);
  }
  .pair > .field {
    flex: 1 1 200px;
    min-inline-size: 0;
    align-content: start;
  }
  .pair > .narrow {
    flex: 0 1 120px;
  }
  h2 {
    margin-block: var(--space-24) var(--space-8);
    font: var(--type-16);
    font-weight: 600;
  }
  .good {
    color: var(--good);
  }
`;
