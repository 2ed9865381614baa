import { css } from 'lit';

export const expectedStyles = css`
  :host {
    display: block;
    align-self: center;
    text-align: center;
    font-size: 12px;
    line-height: 1.45;
    color: var(--text-quiet);
    margin-block: 4px 12px;
    font-variant-numeric: tabular-nums;
  }
`;
