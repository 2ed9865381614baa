import { css } from 'lit';

export const threadStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    background: var(--surface-0);
  }
  .scroller {
    height: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 12px 16px 8px;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .list {
    display: flex;
    flex-direction: column;
    min-height: 100%;
  }
  .day,
  .line {
    align-self: center;
    text-align: center;
    font-size: 12px;
    color: var(--text-quiet);
    margin-block: 12px;
  }
  .group {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
    margin-block-end: 12px;
    max-width: 84%;
  }
  .group.own {
    align-self: flex-end;
    align-items: flex-end;
  }
  .name {
    font-size: 12px;
    color: var(--text-quiet);
    margin: 0 0 2px 12px;
    margin-inline: 12px 0;
  }
  .bubble {
    padding: 8px 13px;
    border-radius: var(--attune-radius, 16px);
    background: var(--surface-2);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    animation: arrive 0.16s ease-out;
  }
  .edited {
    font-size: 12px;
    color: var(--text-quiet);
    margin-inline: 12px;
  }
  .own .bubble {
    background: var(--accent);
    color: var(--accent-text);
  }
  .bubble:not(:first-of-type) {
    border-start-start-radius: 6px;
  }
  .bubble:not(:last-of-type) {
    border-end-start-radius: 6px;
  }
  .own .bubble {
    border-radius: 16px;
  }
  .own .bubble:not(:first-of-type) {
    border-start-end-radius: 6px;
  }
  .own .bubble:not(:last-of-type) {
    border-end-end-radius: 6px;
  }
  .bubble a {
    color: inherit;
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
  }
  .failed .bubble {
    opacity: 0.72;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  .under {
    display: flex;
    align-items: center;
    gap: 4px;
    margin: 2px 4px 0;
    font-size: 12px;
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .under svg {
    width: 14px;
    height: 14px;
  }
  .under .icon-seen {
    color: var(--mark);
  }
  .problem {
    flex-wrap: wrap;
    justify-content: flex-end;
    color: var(--text);
    text-align: end;
  }
  .notice {
    align-self: stretch;
    text-align: center;
    text-wrap: pretty;
    font-size: 12px;
    line-height: 1.45;
    color: var(--text-quiet);
    padding-inline: 12px;
    margin-block: 2px 16px;
  }
  .empty {
    margin-block: auto;
    text-align: center;
    text-wrap: balance;
    padding: 24px 12px;
  }
  .empty strong {
    display: block;
    font-size: 20px;
    line-height: 1.2;
    font-weight: 600;
    letter-spacing: -0.01em;
    margin-block-end: 6px;
  }
  .empty .quiet {
    color: var(--text-quiet);
  }
  .empty + .notice {
    margin-block-end: 4px;
  }
  .feedback {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 24px;
    margin: -8px 8px 12px;
    font-size: 12px;
    color: var(--text-quiet);
  }
  .feedback :empty {
    display: none;
  }
  .feedback button {
    min-height: 24px;
    padding-inline: 4px;
    border-radius: 6px;
    text-decoration: underline;
    text-decoration-color: var(--line);
    text-underline-offset: 3px;
  }
  .feedback button:hover {
    color: var(--text);
    text-decoration-color: currentColor;
  }
  .writing {
    display: flex;
    align-items: center;
    gap: 4px;
    align-self: flex-start;
    padding: 13px 14px;
    margin-block-end: 12px;
    border-radius: 16px;
    background: var(--surface-2);
    animation: arrive 0.16s ease-out;
  }
  .writing i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--text-quiet);
    animation: wave 1.2s ease-in-out infinite;
  }
  .writing i:nth-of-type(2) {
    animation-delay: 0.15s;
  }
  .writing i:nth-of-type(3) {
    animation-delay: 0.3s;
  }
  @keyframes wave {
    0%,
    60%,
    100% {
      opacity: 0.35;
      transform: none;
    }
    30% {
      opacity: 1;
      transform: translateY(-2px);
    }
  }
  .below {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 0;
    margin-inline: auto;
    width: max-content;
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 6px 14px 6px 10px;
    border-radius: 16px;
    font-size: 13px;
    font-weight: 500;
    background: var(--surface-0);
    border: 1px solid var(--line);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.14);
  }
  .below svg {
    width: 16px;
    height: 16px;
  }
  @media (forced-colors: active) {
    .bubble,
    .writing {
      border: 1px solid CanvasText;
    }
    .own .bubble {
      border-color: Highlight;
    }
  }
`;
