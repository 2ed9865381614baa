import { css } from 'lit';

/** Looks of what stands in a menu's panel; slotted there, so that its owner's styles hold. */
export const menuStyles = css`
  .menu {
    display: grid;
    gap: 1px;
  }
  .menu h3 {
    padding: var(--space-8) var(--space-8) var(--space-4);
    font: var(--type-12);
    font-weight: 500;
    color: var(--text-quiet);
  }
  .menu .item {
    display: flex;
    align-items: center;
    justify-content: flex-start;
    gap: var(--space-8);
    inline-size: 100%;
    min-block-size: 32px;
    padding-inline: var(--space-8);
    border: 0;
    border-radius: var(--radius-control);
    background: none;
    color: var(--text);
    font: var(--type-13);
    font-weight: 400;
    text-align: start;
  }
  .menu .item:hover,
  .menu .item:focus-visible {
    background: var(--surface-2);
  }
  .menu .item[aria-pressed='true'],
  .menu .item[aria-current='true'] {
    font-weight: 600;
  }
  .menu .item .end {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    margin-inline-start: auto;
    padding-inline-start: var(--space-8);
    color: var(--text-quiet);
    font: var(--type-12);
    font-variant-numeric: tabular-nums;
  }
  .menu .item .sign {
    inline-size: 16px;
    text-align: center;
  }
  .menu .item .word {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .menu hr {
    inline-size: 100%;
    margin: var(--space-4) 0;
    border: 0;
    border-block-start: 1px solid var(--line);
  }
  .menu .hint {
    padding: var(--space-4) var(--space-8) var(--space-8);
    color: var(--text-quiet);
    font: var(--type-12);
  }
  .menu label {
    display: grid;
    gap: 4px;
    padding: var(--space-4) var(--space-8);
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .menu form {
    display: grid;
    gap: var(--space-8);
  }
  @media (pointer: coarse) {
    .menu .item {
      min-block-size: 44px;
    }
  }
`;
