import { css } from 'lit';

export const reportChartStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-4) var(--space-16);
    margin-block-end: var(--space-12);
  }
  h3 {
    font: var(--type-14);
    font-weight: 600;
  }
  .head button[aria-pressed='true'] {
    background: var(--surface-3);
    color: var(--text);
  }
  .none {
    font: var(--type-13);
    color: var(--text-quiet);
  }

  .series {
    display: grid;
    gap: var(--space-4);
    font: var(--type-12);
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .columns {
    display: flex;
    gap: clamp(1px, 0.4%, 6px);
    block-size: 140px;
    border-block: 1px solid var(--line);
  }
  .step {
    position: relative;
    flex: 1;
    min-inline-size: 0;
  }
  .step:hover {
    background: var(--surface-2);
  }
  .column {
    position: absolute;
    inset: auto 0 0;
    block-size: var(--value);
    border-radius: 2px 2px 0 0;
    background: var(--line-strong);
  }
  .columns .whisker {
    position: absolute;
    inset-inline: calc(50% - 1px) auto;
    inset-block-end: var(--low);
    inline-size: 2px;
    block-size: calc(var(--high) - var(--low));
    background: var(--text);
    opacity: 0.75;
  }
  .ends {
    display: flex;
    justify-content: space-between;
  }

  .bars {
    display: grid;
    gap: var(--space-12);
    font: var(--type-13);
  }
  .bars > div {
    display: grid;
    grid-template-columns: minmax(110px, 30%) minmax(0, 1fr);
    gap: var(--space-4) var(--space-16);
    align-items: center;
  }
  dt {
    overflow-wrap: anywhere;
  }
  dt::first-letter {
    text-transform: uppercase;
  }
  dd {
    display: grid;
    grid-template-columns: minmax(60px, 1fr) minmax(0, 220px);
    gap: var(--space-12);
    align-items: center;
  }
  .track {
    position: relative;
    block-size: 10px;
    border-radius: 2px;
    background: var(--surface-2);
  }
  .bar {
    position: absolute;
    inset: 0 auto 0 0;
    inline-size: var(--value);
    border-radius: 2px;
    background: var(--line-strong);
  }
  .track .whisker {
    position: absolute;
    inset-inline-start: var(--low);
    inset-block-start: 4px;
    block-size: 2px;
    inline-size: calc(var(--high) - var(--low));
    background: var(--text);
    opacity: 0.75;
  }
  .said {
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
  }

  .hours {
    display: grid;
    grid-template-columns: 32px repeat(24, minmax(0, 1fr));
    gap: 2px;
    align-items: center;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .hour {
    block-size: 20px;
    border-radius: 2px;
    background: color-mix(in oklab, var(--text) calc(var(--share) * 0.75), var(--surface-2));
  }
  .clock {
    grid-column: span 6;
  }

  .table {
    max-block-size: 420px;
    overflow: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font: var(--type-13);
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: var(--space-4) var(--space-8);
    border-block-end: 1px solid var(--line);
    text-align: end;
    font-weight: 400;
    vertical-align: top;
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
    overflow-wrap: anywhere;
  }
  thead th {
    font: var(--type-12);
    color: var(--text-quiet);
  }

  @media (max-width: 799px) {
    .bars > div {
      grid-template-columns: minmax(0, 1fr);
    }
    dd {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
    }
  }
  @media (forced-colors: active) {
    .column,
    .bar,
    .whisker {
      background: CanvasText;
    }
    .hour {
      forced-color-adjust: none;
    }
  }
`;
