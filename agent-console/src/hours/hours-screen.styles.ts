import { css } from 'lit';

export const hoursStyles = css`
  .zone {
    margin-block: var(--space-24);
  }
  .day {
    display: grid;
    grid-template-columns: 100px minmax(120px, 1fr) minmax(0, 2fr);
    align-items: center;
    gap: var(--space-8) var(--space-16);
    min-block-size: 44px;
  }
  h3 {
    font: var(--type-14);
    font-weight: 500;
  }
  .strip {
    inline-size: 100%;
    block-size: 12px;
    border-radius: 6px;
  }
  .strip .closed {
    fill: var(--surface-3);
  }
  .strip .open {
    fill: var(--accent);
  }
  .spans {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8);
  }
  .span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .clock {
    /* Where the clock has twelve hours, it says which half. */
    inline-size: 116px;
    padding-inline-end: var(--space-4);
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 799px) {
    .day {
      grid-template-columns: 100px minmax(0, 1fr);
    }
    .spans {
      grid-column: 1 / -1;
    }
    /* What is typed is larger here. */
    .clock {
      inline-size: 124px;
      padding-inline-start: var(--space-8);
    }
  }
`;
