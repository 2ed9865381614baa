import type { CSSResult } from 'lit';
import type { Kit } from '../kit.ts';

export const whatTheySeeStyles = ({ css }: Kit): CSSResult => css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--surface-0);
    animation: enter 0.16s ease-out;
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  .header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px;
    border-block-end: 1px solid var(--line);
  }
  h2 {
    font-size: 16px;
    line-height: 1.2;
    font-weight: 600;
  }
  .header button {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 10px;
    color: var(--text-quiet);
  }
  .header button:hover {
    background: var(--surface-2);
    color: var(--text);
  }
  :host(:dir(rtl)) .header svg {
    transform: scaleX(-1);
  }
  .body {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 20px;
    display: grid;
    align-content: start;
    gap: 20px;
  }
  .quiet,
  h3 {
    color: var(--text-quiet);
    font-size: 13px;
  }
  h3 {
    margin: 0 0 8px;
    font-weight: 600;
  }
  .switch {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px 16px;
    align-items: center;
    text-align: start;
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-radius: 10px;
    width: 100%;
  }
  .switch .quiet {
    grid-column: 1;
    font-weight: 400;
  }
  .switch strong {
    font-weight: 600;
  }
  .track {
    grid-row: 1 / span 2;
    grid-column: 2;
    width: 40px;
    height: 24px;
    border-radius: 12px;
    padding: 3px;
    background: color-mix(in oklch, var(--text-quiet) 70%, transparent);
    transition: background 0.16s ease-out;
  }
  .track::before {
    content: '';
    display: block;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: #fff;
    transition: transform 0.16s ease-out;
  }
  [aria-checked='true'] .track {
    background: var(--mark);
  }
  [aria-checked='true'] .track::before {
    transform: translateX(16px);
    background: var(--surface-0);
  }
  :host(:dir(rtl)) [aria-checked='true'] .track::before {
    transform: translateX(-16px);
  }
  .tier {
    text-wrap: pretty;
  }
  .tier .quiet {
    display: block;
    margin-block-start: 4px;
  }
  ul {
    list-style: none;
  }
  li {
    display: flex;
    gap: 10px;
    padding-block: 4px;
    font-size: 14px;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  li svg {
    width: 16px;
    height: 16px;
    margin-block-start: 2px;
    color: var(--mark);
  }
  .never svg {
    color: var(--text-quiet);
  }
  .facts {
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  .facts li {
    padding: 9px 14px;
  }
  .facts li + li {
    border-block-start: 1px solid var(--line);
  }
  .kept {
    margin-block-start: 8px;
  }
  @media (forced-colors: active) {
    .track {
      border: 1px solid ButtonText;
    }
    .track::before {
      background: ButtonText;
    }
    [aria-checked='true'] .track {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
