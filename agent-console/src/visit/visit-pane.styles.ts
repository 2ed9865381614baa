import { css } from 'lit';

export const visitPaneStyles = css`
  :host {
    display: block;
    font: var(--type-13);
  }
  ol {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 6px;
  }
  li {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    min-inline-size: 0;
    max-inline-size: 100%;
    color: var(--text-quiet);
  }
  li + li::before {
    content: '→';
    /* Read out, an arrow says nothing that the order does not. */
    content: '→' / '';
  }
  button.link {
    font: inherit;
  }
  .path {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .here {
    color: var(--text);
  }
  .here .path {
    font-weight: 500;
  }
  .stay {
    white-space: nowrap;
    color: var(--text-quiet);
  }
  dl {
    color: var(--text-quiet);
  }
  dl div {
    display: inline;
  }
  dl div + div::before {
    content: ' · ';
  }
  dt,
  dd {
    display: inline;
  }
  dd.name {
    color: var(--text);
  }
`;
