/** Makes spans, for whoever wants to see where time goes. Who has none does the work as it is. */
export interface Tracing {
  /**
   * Runs work inside a span, which ends when the work, or the promise it returned, does. Names and details are of our
   * own making: no ids, no paths, no values.
   */
  span<Outcome>(name: string, work: (span: OpenSpan) => Outcome): Outcome;
  /** Sends what is still held. */
  close(): Promise<void>;
}

export interface OpenSpan {
  rename(name: string): void;
  detail(name: string, value: string | number): void;
}
