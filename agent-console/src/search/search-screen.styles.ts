import { css } from 'lit';

export const searchScreenStyles = css`
  .asked {
    position: relative;
  }
  .asked attune-icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 14px;
    margin-block: auto;
    color: var(--text-quiet);
  }
  input[type='search'] {
    min-block-size: 48px;
    padding-inline: 44px var(--space-12);
    border-radius: var(--radius-card);
    border-color: var(--line);
    font: var(--type-16);
  }
  .narrow {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--space-8) var(--space-16);
    margin-block: var(--space-12) var(--space-16);
  }
  .places {
    display: flex;
    gap: 2px;
    padding: 2px;
    border-radius: 8px;
    background: var(--surface-2);
  }
  .places button {
    min-block-size: 30px;
    border: 0;
    background: none;
    color: var(--text-quiet);
    font-size: 13px;
  }
  .places button[aria-pressed='true'] {
    background: var(--surface-1);
    color: var(--text);
    box-shadow: 0 0 0 1px var(--line);
  }
  @media (forced-colors: active) {
    .places button[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-8);
  }
  .filters select {
    inline-size: auto;
    min-block-size: 34px;
    border-color: var(--line);
    font: var(--type-13);
  }
  .hits li + li {
    border-block-start: 1px solid var(--line);
  }
  .hits a {
    display: grid;
    gap: 2px;
    padding: var(--space-12) var(--space-8);
    border-radius: var(--radius-control);
    color: inherit;
    text-decoration: none;
  }
  .hits a:hover {
    background: var(--surface-2);
  }
  .row {
    display: flex;
    align-items: baseline;
    gap: var(--space-8);
  }
  .who {
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .about,
  .when {
    flex: none;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .when {
    margin-inline-start: auto;
  }
  .said {
    font: var(--type-13);
    color: var(--text-quiet);
    overflow-wrap: anywhere;
  }
  mark {
    padding-inline: 1px;
    border-radius: 3px;
    background: var(--accent-quiet);
    color: var(--text);
    font-weight: 550;
  }
  .more {
    margin-block-start: var(--space-12);
  }
  .teach {
    max-inline-size: 56ch;
    margin-block-start: var(--space-24);
  }
`;
