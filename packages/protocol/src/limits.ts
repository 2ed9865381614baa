/**
 * Hard bounds of the protocol. Client and server read the same numbers; the server refuses what exceeds them.
 * This file imports nothing, so that the widget can carry it without the schema library.
 */

/** Characters (UTF-16 code units) of one message. Four screens of text; longer pastes belong in a file. */
export const MAX_BODY_LENGTH = 4_000;

/** Bytes of one socket frame or HTTP body. Far above the largest honest request (a full interaction batch). */
export const MAX_FRAME_BYTES = 64 * 1024;

/** Nesting of any value we take. `JSON.parse` accepts 20,000 levels and `JSON.stringify` then throws. */
export const MAX_DEPTH = 10;

/** Keys and list items of any one value, all levels together. */
export const MAX_NODES = 4_000;

/** Interactions in one report; a busy minute fits in two. */
export const MAX_INTERACTIONS_PER_BATCH = 120;

/** Number of a visit's last report: a fast visitor makes as many in a month. */
export const MAX_BATCH_NO = 1_000_000;

/** Characters of a control's name that may leave the page. */
export const MAX_CONTROL_NAME_LENGTH = 40;

/** Characters of a templated page path (`/orders/:id`). */
export const MAX_PATH_LENGTH = 120;

/** Events in one answer to `conversation:sync`. */
export const MAX_SYNC_EVENTS = 200;

/** What the recorder keeps in memory before the chat is opened, and re-sends after a lost server. */
export const RECORDER_MEMORY_MS = 60_000;

/** An ack that has not come after this long counts as not sent; the same draft is then sent again. */
export const ACK_TIMEOUT_MS = 10_000;

/** Socket heartbeat: a dead link is noticed within the sum of both. */
export const PING_INTERVAL_MS = 15_000;
export const PING_TIMEOUT_MS = 10_000;

/** "Is typing" fades after this long without a new `typing:set`. */
export const TYPING_TTL_MS = 6_000;

/** Clients say "typing" at most this often. */
export const TYPING_REPEAT_MS = 3_000;

/** Files of one message. */
export const MAX_ATTACHMENTS = 5;

/** The most an admin can allow for one file. */
export const MAX_ATTACHMENT_MEGABYTES = 50;

/** Choices under one message: more is a list, and belongs on a page. */
export const MAX_CHOICES = 6;

/** Characters of what is said with a rating. */
export const MAX_RATING_COMMENT = 1_000;

/** Invitations of one site. */
export const MAX_INVITATIONS = 20;

/** An agent can put right or take back what they wrote for this long. */
export const EDIT_WITHIN_MS = 24 * 3_600_000;
