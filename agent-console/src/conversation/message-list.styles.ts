import { css } from 'lit';

export const messageListStyles = css`
  :host {
    position: relative;
    display: block;
    min-block-size: 0;
  }
  .scroll {
    block-size: 100%;
    overflow-anchor: none;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .lines {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-block-size: 100%;
    max-inline-size: 820px;
    margin-inline: auto;
    padding: var(--space-16) var(--space-24) var(--space-12);
  }
  /* The rows in view stand in a window that moves over the height of all of them. */
  .rows {
    position: relative;
    flex: none;
  }
  .window {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }
  .row {
    contain: layout style;
    display: flex;
    flex-direction: column;
  }
  .day {
    align-self: center;
    margin-block: var(--space-16) var(--space-4);
    padding: 2px 10px;
    border-radius: 10px;
    font: var(--type-12);
    font-weight: 500;
    color: var(--text-quiet);
    background: var(--surface-2);
  }
  .status {
    align-self: center;
    margin-block-start: var(--space-12);
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .earlier {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    inline-size: max-content;
    margin-inline: auto;
    min-block-size: 32px;
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .typing {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
    padding-inline: var(--space-12);
    font: var(--type-12);
    color: var(--text-quiet);
  }
  .dots {
    display: inline-flex;
    gap: 3px;
  }
  .dots span {
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: currentColor;
    animation: breathe 1.2s ease-in-out infinite;
  }
  .dots span:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots span:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.3;
    }
    30% {
      opacity: 1;
    }
  }
  .pill {
    position: absolute;
    inset-block-end: var(--space-12);
    inset-inline: 0;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .pill button {
    pointer-events: auto;
    border-radius: 16px;
    box-shadow: var(--shadow-float);
  }
  .bones {
    block-size: 36px;
    inline-size: 46%;
    margin-block-start: var(--space-12);
    border-radius: var(--radius-bubble);
    background: var(--surface-2);
  }
  .bones.own {
    align-self: flex-end;
    inline-size: 38%;
  }
  .empty {
    align-self: center;
    margin-block: auto;
    max-inline-size: 36ch;
    text-align: center;
    color: var(--text-quiet);
  }
  @media (max-width: 799px) {
    .lines {
      padding-inline: var(--space-16);
    }
  }
`;
