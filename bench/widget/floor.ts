import { html, render } from 'lit';
import { io } from 'socket.io-client';

/**
 * The least that a widget made with these two libraries can be: a button of lit in a shadow root, and a connection.
 * Bundled and put on a page in place of ours.
 */
const host = document.body.appendChild(document.createElement('div'));
host.style.cssText = 'position:fixed;inset-block-end:20px;inset-inline-end:20px';
render(
  html`<button style="width:56px;height:56px;border-radius:28px" aria-label="Open chat">?</button>`,
  host.attachShadow({ mode: 'open' }),
);
io({ transports: ['websocket'] });
