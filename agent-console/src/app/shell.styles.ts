import { css } from 'lit';

export const shellStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / 56px minmax(0, 1fr);
    block-size: 100%;
  }
  /* Floats: a line that comes and goes must not move what somebody reads. */
  .line-lost {
    position: fixed;
    z-index: 9;
    inset-block-start: 60px;
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: calc(100vw - 32px);
    margin-inline: auto;
    padding: 6px var(--space-16);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-bubble);
    background: var(--surface-1);
    box-shadow: var(--shadow-float);
    font: var(--type-13);
    text-align: center;
  }
  nav {
    grid-row: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--space-4);
    padding-block: var(--space-12);
    border-inline-end: 1px solid var(--line);
  }
  nav .gap {
    flex: 1;
  }
  .brand {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: var(--space-12);
  }
  .place {
    position: relative;
    display: grid;
    place-items: center;
    gap: 2px;
    inline-size: 40px;
    min-block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: var(--radius-control);
    background: none;
    color: var(--text-quiet);
    text-decoration: none;
  }
  .place:hover {
    background: var(--surface-2);
    color: var(--text);
  }
  .place[aria-current='page'] {
    background: var(--surface-3);
    color: var(--text);
  }
  .place .word {
    display: none;
  }
  .place .dot {
    position: absolute;
    inset-block-start: 7px;
    inset-inline-end: 7px;
    inline-size: 8px;
    block-size: 8px;
    border: 1px solid var(--surface-0);
    border-radius: 50%;
    background: var(--accent);
  }
  .place .badge {
    position: absolute;
    inset-block-start: 3px;
    inset-inline-end: 1px;
    min-inline-size: 16px;
    padding-inline: 4px;
    border-radius: 8px;
    background: var(--accent);
    color: var(--accent-text);
    font-size: 10px;
    font-weight: 600;
    line-height: 16px;
    text-align: center;
  }
  main {
    grid-row: 1;
    min-block-size: 0;
    min-inline-size: 0;
    overflow: hidden;
  }
  .on-site {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
    background: var(--surface-1);
  }
  .on-site attune-site-chooser {
    grid-row: 1;
    box-sizing: border-box;
    inline-size: min(320px, 100%);
    padding: var(--space-12) var(--space-12) 0;
  }
  .on-site > :last-child {
    grid-row: 2;
    min-block-size: 0;
  }
  [popover] {
    position: fixed;
    inset: auto;
    inset-block-end: 64px;
    inset-inline-end: 8px;
    min-inline-size: 220px;
    padding: var(--space-8);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--surface-1);
    color: var(--text);
    box-shadow: var(--shadow-float);
  }
  [popover] button,
  [popover] a {
    display: flex;
    align-items: center;
    justify-content: flex-start;
    gap: var(--space-12);
    inline-size: 100%;
    min-block-size: 44px;
    padding-inline: var(--space-12);
    border: 0;
    border-radius: var(--radius-control);
    background: none;
    color: inherit;
    font-weight: 400;
    text-decoration: none;
  }
  @media (forced-colors: active) {
    .place[aria-current='page'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  @media (max-width: 799px) {
    :host {
      grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
    }
    nav {
      grid-row: 2;
      flex-direction: row;
      justify-content: space-around;
      padding: 4px 4px max(4px, env(safe-area-inset-bottom));
      border: 0;
      border-block-start: 1px solid var(--line);
      background: var(--surface-0);
    }
    nav .place {
      flex: 1;
      max-inline-size: 110px;
      min-block-size: 48px;
    }
    nav .place .word {
      display: block;
      font: var(--type-12);
      line-height: 1.2;
    }
    nav .place[aria-current='page'] {
      background: none;
      color: var(--accent);
    }
    nav .place .dot {
      inset-inline-end: calc(50% - 14px);
    }
    nav .place .badge {
      inset-inline-end: calc(50% - 22px);
    }
    nav .place:disabled {
      opacity: 0.4;
    }
  }
`;
