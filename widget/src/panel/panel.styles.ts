import { css } from 'lit';

export const panelStyles = css`
  :host {
    position: fixed;
    z-index: 2147483000;
    inset-block-end: calc(var(--attune-block, 20px) + 68px);
    inset-inline-end: var(--attune-inline, 20px);
    width: 380px;
    height: min(640px, calc(100dvh - var(--attune-block, 20px) - 88px));
    display: grid;
    grid-template-rows: auto auto 1fr auto fit-content(75%);
    overflow: hidden;
    border-radius: 16px;
    background: var(--surface-0);
    color: var(--text);
    box-shadow: var(--shadow);
    font:
      15px/1.45 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      sans-serif;
    text-align: start;
    animation: rise 0.18s ease-out;
    transform-origin: bottom right;
  }
  :host(:dir(rtl)) {
    transform-origin: bottom left;
  }
  :host([data-dir='rtl']) > * {
    direction: rtl;
  }
  :host([hidden]) {
    display: none;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px) scale(0.98);
    }
  }
  .header {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 12px;
    padding-inline-start: 16px;
    border-block-end: 1px solid var(--line);
  }
  .sign {
    display: grid;
    place-items: center;
    flex: none;
    width: 36px;
    height: 36px;
    border-radius: 12px;
    background: var(--accent);
    color: var(--accent-text);
    font-weight: 600;
    font-size: 16px;
  }
  .who {
    flex: 1;
    min-width: 0;
  }
  h2 {
    font-size: 16px;
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.005em;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .presence {
    font-size: 13px;
    line-height: 1.3;
    margin-block-start: 2px;
    color: var(--text-quiet);
  }
  .presence.here::before {
    content: '';
    display: inline-block;
    width: 8px;
    height: 8px;
    margin-inline-end: 6px;
    border-radius: 50%;
    background: var(--good);
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
  .tools {
    display: flex;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 12px;
    justify-content: space-between;
    padding: 10px 16px;
    font-size: 13px;
    background: var(--surface-2);
    border-block-end: 1px solid var(--line);
  }
  .bar button {
    flex: none;
  }
  attune-thread {
    grid-row: 3;
  }
  attune-in-chat {
    position: relative;
    grid-row: 4;
    /* What goes below its edge fades. */
    box-shadow: 0 -6px 6px var(--surface-0);
  }
  attune-composer,
  attune-form {
    grid-row: 5;
  }
  attune-what-they-see {
    position: absolute;
    inset: 0;
  }
  /* A phone held sideways: all of the height there is. */
  @media (max-height: 479.9px) {
    :host {
      inset-block: calc(var(--screen-top, 0px) + 8px) auto;
      height: calc(min(var(--screen-height, 100dvh), 100dvh) - 16px);
    }
  }
  @media (max-width: 479.9px) {
    :host {
      inset: 0;
      inset-block-start: var(--screen-top, 0);
      width: 100%;
      /* Turned around, a phone tells of its new height a moment later. */
      height: min(var(--screen-height, 100dvh), 100dvh);
      border-radius: 0;
    }
  }
  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
    .sign {
      border: 1px solid CanvasText;
    }
    .presence.here::before {
      forced-color-adjust: none;
    }
  }
`;
