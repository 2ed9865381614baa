import { css } from 'lit';

export const besidePaneStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    background: var(--surface-0);
  }
  section {
    padding: var(--space-12) var(--space-16) var(--space-16);
  }
  section + section {
    border-block-start: 1px solid var(--line);
  }
  h2 {
    display: flex;
    align-items: center;
    min-block-size: 28px;
    font: var(--type-12);
    font-weight: 500;
    color: var(--text-quiet);
  }
  h2 .keys {
    margin-inline-start: auto;
    font-weight: 400;
  }
  @media (hover: none) {
    h2 .keys {
      display: none;
    }
  }
  .visit {
    display: grid;
    gap: 6px;
  }
  .bones {
    block-size: 12px;
    margin-block-start: 10px;
    border-radius: 6px;
    background: var(--surface-2);
  }
  .bones:nth-child(odd) {
    inline-size: 60%;
  }
`;
