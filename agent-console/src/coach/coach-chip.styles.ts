import { css } from 'lit';

export const coachChipStyles = css`
  :host {
    position: relative;
    display: flex;
    flex: 1 1 100%;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    color: var(--text);
  }
  .flag {
    flex: none;
    inline-size: 3px;
    block-size: 26px;
    border-radius: 2px;
    background: var(--watch);
  }
  .why {
    flex: 1 1 0;
    min-inline-size: 0;
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    font: var(--type-12);
    line-height: 1.3;
  }
  .why b {
    font-weight: 500;
  }
  button {
    min-block-size: 26px;
    padding: 0 8px;
    font-size: 12px;
  }
  .fix {
    min-inline-size: 0;
    max-inline-size: 34ch;
    flex: 0 1 auto;
  }
  .fix span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .more {
    flex: none;
  }
  .all {
    inset: auto;
    margin: 0;
    inline-size: min(520px, calc(100vw - 24px));
    max-block-size: min(420px, 70dvh);
    overflow-y: auto;
    padding: var(--space-8);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface-1);
    color: inherit;
    box-shadow: var(--shadow-float);
    position: fixed;
    inset-block-end: var(--from-bottom, 120px);
    inset-inline-start: var(--from-start, 12px);
  }
  .finding {
    display: grid;
    gap: 4px;
    padding: var(--space-8);
  }
  .finding + .finding {
    border-block-start: 1px solid var(--line);
  }
  .finding q {
    font: var(--type-13);
    text-decoration: underline 2px var(--watch);
    text-underline-offset: 3px;
    quotes: '“' '”';
  }
  .finding p {
    font: var(--type-13);
    color: var(--text-quiet);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .acts .fix {
    max-inline-size: 100%;
    white-space: normal;
    text-align: start;
    padding-block: 4px;
  }
  @media (max-width: 999px) {
    .why {
      -webkit-line-clamp: 3;
    }
    .fix {
      max-inline-size: 40%;
    }
    button {
      min-block-size: 32px;
    }
  }
`;
