import { css } from 'lit';

export const settingsFrameStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / 224px minmax(0, 1fr);
    block-size: 100%;
    background: var(--surface-1);
  }
  nav {
    overflow-y: auto;
    padding: var(--space-16) var(--space-12);
    border-inline-end: 1px solid var(--line);
    background: var(--surface-0);
    scrollbar-width: thin;
  }
  h2 {
    margin: var(--space-12) 0 2px;
    padding-inline: var(--space-8);
    color: var(--text-quiet);
    font: var(--type-12);
    font-weight: 550;
  }
  h1,
  .all {
    margin-block-end: var(--space-4);
    padding-inline: var(--space-8);
    font: var(--type-16);
    font-weight: 600;
  }
  .all {
    color: var(--text);
  }
  nav attune-site-chooser {
    margin-block-end: var(--space-12);
  }
  .group:first-child h2 {
    margin-block-start: 0;
  }
  ul {
    display: grid;
    gap: 1px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  nav a {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-block-size: 29px;
    padding-inline: var(--space-8);
    border-radius: var(--radius-control);
    color: var(--text-quiet);
    text-decoration: none;
  }
  nav a:hover {
    background: var(--surface-2);
    color: var(--text);
  }
  nav a[aria-current='page'] {
    background: var(--surface-3);
    color: var(--text);
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-start: auto;
    border-radius: 50%;
    background: var(--accent);
  }
  @media (forced-colors: active) {
    .dot {
      background: Highlight;
    }
  }
  .screen {
    min-block-size: 0;
    min-inline-size: 0;
    overflow: hidden;
  }
  .screen > * {
    block-size: 100%;
  }
  .back {
    display: none;
  }
  .choose {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--space-8);
    padding: var(--space-32);
    color: var(--text-quiet);
    text-align: center;
  }
  @media (forced-colors: active) {
    nav a[aria-current='page'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  /* One at a time: the list, or a screen with the way back to it. */
  @media (max-width: 999px) {
    :host {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    }
    nav {
      grid-row: 1 / -1;
      padding-inline: max(var(--space-12), (100% - 820px) / 2);
      border: 0;
    }
    nav a {
      min-block-size: 44px;
    }
    .groups {
      columns: 320px 2;
      column-gap: var(--space-32);
    }
    .group {
      break-inside: avoid;
    }
    :host([place]) nav,
    :host(:not([place])) .screen {
      display: none;
    }
    .back {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-12);
      padding-inline: var(--space-12);
      border-block-end: 1px solid var(--line);
      background: var(--surface-0);
    }
    .back a {
      display: flex;
      align-items: center;
      gap: var(--space-4);
      min-block-size: 44px;
      color: var(--text-quiet);
      font: var(--type-13);
      text-decoration: none;
    }
    .back attune-site-chooser {
      max-inline-size: 60%;
    }
    .screen {
      grid-row: 2;
    }
  }
`;
