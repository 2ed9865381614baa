import { css } from 'lit';

/** What is seldom wanted beside a conversation, folded under its name: a row of small acts once it is unfolded. */
export const disclosureStyles = css`
  summary {
    padding-block: 4px;
    color: var(--text-quiet);
    font: var(--type-12);
    font-weight: 500;
  }
  div {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-8);
    margin-block-start: var(--space-8);
  }
  button {
    min-block-size: 28px;
    font-size: 13px;
    font-weight: 400;
  }
`;
