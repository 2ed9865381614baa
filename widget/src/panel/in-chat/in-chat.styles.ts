import type { CSSResult } from 'lit';
import type { Kit } from '../kit.ts';

export const partsStyles = ({ css }: Pick<Kit, 'css'>): CSSResult => css`
  :host {
    display: grid;
    gap: 4px;
    justify-items: inherit;
    max-width: 85%;
    min-width: 0;
  }
  .file,
  .card {
    display: block;
    overflow: hidden;
    max-width: 260px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--surface-0);
    color: var(--text);
    text-align: start;
  }
  canvas {
    display: block;
    width: 100%;
    height: auto;
    max-height: 220px;
    object-fit: cover;
    background: var(--surface-2);
  }
  canvas[hidden] {
    display: none;
  }
  .about {
    display: flex;
    gap: 12px;
    justify-content: space-between;
    padding: 8px 12px;
    font-size: 13px;
  }
  .file-name {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .quiet {
    flex: none;
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .card {
    display: grid;
    gap: 4px;
    padding: 12px;
  }
  .card canvas {
    margin: -12px -12px 8px;
    width: calc(100% + 24px);
  }
  .card a {
    justify-self: start;
    padding-block: 4px;
    font-weight: 500;
    color: var(--mark);
  }
  .quote {
    display: grid;
    max-width: 100%;
    padding: 4px 12px;
    border-inline-start: 3px solid var(--line);
    font-size: 13px;
    text-align: start;
  }
  .quote:hover {
    border-color: var(--mark);
  }
  .quoted {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--text-quiet);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding-block: 4px;
  }
  .choices button {
    min-height: 32px;
    padding: 4px 14px;
    border: 1px solid var(--mark);
    border-radius: 16px;
    color: var(--mark);
  }
  .choices button:hover {
    background: var(--surface-2);
  }
  [role='status']:empty {
    display: none;
  }
`;

export const inChatStyles = ({ css }: Pick<Kit, 'css'>): CSSResult => css`
  :host {
    display: block;
    background: var(--surface-0);
  }
  :host([inert]) {
    display: none;
  }
  section,
  .line {
    margin: 8px 12px 0;
    font-size: 13px;
  }
  .line {
    color: var(--text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .acts button,
  .rate {
    min-height: 32px;
    padding: 4px 12px;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--surface-0);
  }
  .acts button:hover,
  .rate:hover {
    background: var(--surface-2);
  }
  ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 1fr auto auto;
    gap: 8px;
    align-items: center;
    padding: 4px 4px 4px 12px;
    border: 1px solid var(--line);
    border-radius: 12px;
  }
  li span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  progress {
    grid-column: 1 / -1;
    width: 100%;
    height: 4px;
    accent-color: var(--mark);
  }
  .icon {
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
  }
  .problem {
    grid-column: 1 / -1;
    white-space: normal;
    color: var(--urgent, #b3261e);
  }
  .scores {
    display: flex;
    justify-content: space-between;
    max-width: 280px;
    margin-block: 8px;
    padding: 0;
    border: 0;
  }
  .scores label {
    position: relative;
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border: 1px solid transparent;
    border-radius: 50%;
    cursor: pointer;
  }
  .scores svg {
    width: 28px;
    height: 28px;
  }
  .scores label:has(:checked) {
    border-color: var(--mark);
    background: var(--surface-2);
  }
  .scores label:has(:focus-visible) {
    outline: 2px solid var(--mark);
    outline-offset: 2px;
  }
  .scores input {
    position: absolute;
    opacity: 0;
  }
  textarea,
  .address {
    width: 100%;
    box-sizing: border-box;
    padding: 8px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface-0);
    color: var(--text);
    font: inherit;
    font-size: 16px;
  }
`;
