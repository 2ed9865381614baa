/** What carries packets of Engine.IO: a WebSocket, or polls. */
export interface Line {
  send(packet: string): void;
  close(): void;
}

export interface LineListener {
  hear(packet: string): void;
  failed(context: unknown): void;
  /** The other side has closed it. */
  ended(context: unknown): void;
  /** WebSocket comes through again. */
  freed(): void;
}
