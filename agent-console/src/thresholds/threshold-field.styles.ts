import { css } from 'lit';

export const thresholdFieldStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(140px, 220px) auto;
    gap: 4px var(--space-16);
    align-items: center;
    padding-block: var(--space-12);
    border-block-start: 1px solid var(--line);
  }
  label {
    font-weight: 500;
  }
  .about {
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .number {
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: 132px;
  }
  .number input {
    inline-size: 80px;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  input[type='range'] {
    appearance: none;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-runnable-track {
    block-size: 4px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--accent) var(--share), var(--line-strong) var(--share));
  }
  :host(:dir(rtl)) input[type='range']::-webkit-slider-runnable-track {
    background: linear-gradient(to left, var(--accent) var(--share), var(--line-strong) var(--share));
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    inline-size: 18px;
    block-size: 18px;
    margin-block-start: -7px;
    border: 2px solid var(--surface-1);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  input[type='range']::-moz-range-track {
    block-size: 4px;
    border-radius: 2px;
    background: var(--line-strong);
  }
  input[type='range']::-moz-range-progress {
    block-size: 4px;
    border-radius: 2px;
    background: var(--accent);
  }
  input[type='range']::-moz-range-thumb {
    inline-size: 14px;
    block-size: 14px;
    border: 2px solid var(--surface-1);
    border-radius: 50%;
    background: var(--accent);
  }
  @media (forced-colors: active) {
    input[type='range'] {
      appearance: auto;
    }
  }
  .foot {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--space-12);
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .problem {
    grid-column: 1 / -1;
    font: var(--type-13);
    color: var(--urgent-text);
  }
  :host([changed]) {
    box-shadow: inset 2px 0 0 var(--accent);
    padding-inline-start: var(--space-12);
    margin-inline-start: calc(-1 * var(--space-12));
  }
  .was {
    color: var(--text);
    font-weight: 500;
  }
  .unit {
    line-height: 1.25;
  }
  attune-switch {
    grid-column: 2 / -1;
    justify-self: end;
  }
  .value {
    grid-column: 2 / -1;
    justify-self: end;
    font-variant-numeric: tabular-nums;
    font-weight: 500;
  }
  button.link {
    font-size: 12px;
  }
  @media (max-width: 799px) {
    :host {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .text {
      grid-column: 1 / -1;
    }
  }
`;
