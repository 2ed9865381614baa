import { css } from 'lit';

export const inboxListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  header {
    display: grid;
    gap: var(--space-8);
    padding: var(--space-12) var(--space-12) var(--space-8) var(--space-16);
  }
  h1 {
    font: var(--type-14);
    font-weight: 600;
    min-block-size: 28px;
    display: flex;
    align-items: center;
    gap: 6px;
  }
  h1 .figures {
    color: var(--text-quiet);
    font-weight: 500;
  }
  .tabs {
    display: flex;
    gap: 2px;
    padding: 2px;
    border-radius: 8px;
    background: var(--surface-2);
  }
  .tabs button {
    flex: 1;
    min-block-size: 28px;
    border: 0;
    background: none;
    color: var(--text-quiet);
    font-size: 13px;
  }
  .tabs button[aria-pressed='true'] {
    background: var(--surface-1);
    color: var(--text);
    box-shadow: 0 0 0 1px var(--line);
  }
  @media (forced-colors: active) {
    .tabs button[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
  .scroll {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 0 var(--space-8) var(--space-16);
    scrollbar-width: thin;
  }
  ul {
    position: relative;
  }
  li {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    block-size: 28px;
  }
  .settle {
    min-block-size: 28px;
    padding-inline: var(--space-8);
    gap: 6px;
    font-size: 12px;
    color: var(--accent);
  }
  .which {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .several {
    min-block-size: 28px;
    padding-inline: var(--space-8);
    gap: 6px;
    font-size: 13px;
  }
  .several[aria-pressed='true'] {
    background: var(--accent-quiet);
    color: var(--text);
  }
  .divider {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    block-size: 32px;
    padding-inline: var(--space-8);
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .divider::after {
    content: '';
    flex: 1;
    block-size: 1px;
    background: var(--line);
  }
  .empty {
    display: grid;
    gap: var(--space-8);
    padding: var(--space-24) var(--space-16);
    color: var(--text-quiet);
    font: var(--type-13);
  }
  .empty strong {
    color: var(--text);
    font-weight: 600;
  }
  .bones {
    display: grid;
    gap: 8px;
    block-size: 56px;
    align-content: center;
    padding-inline: var(--space-16);
  }
  .bones span {
    block-size: 10px;
    border-radius: 5px;
    background: var(--surface-2);
  }
  .bones span:last-child {
    inline-size: 70%;
  }
  .bones span:first-child {
    inline-size: 40%;
  }
  .more {
    display: flex;
    justify-content: center;
    padding: var(--space-12);
  }
`;
