/** Owed: that one entry is told. */
export const PUBLISH = 'publish';

/** Owed: that entries of several conversations are told, which were added together. */
export const PUBLISH_TOGETHER = 'publish-together';
