/** The `in-chat` chunk: files, cards, choices, ratings and places in the queue; fetched when there is one. */
export { defineInChat } from './in-chat.ts';
