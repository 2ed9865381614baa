import type { Span } from '@opentelemetry/api';
import type { ProcessRole } from '../config/fields.ts';
import type { OpenSpan, Tracing } from './tracing.ts';

/** A stop waits so long for the collector, and then does without. */
const FLUSH_WITHIN_MS = 2_000;

/**
 * Sends spans to a collector by OTLP over HTTP. The libraries are loaded here and only now: who does not trace has none
 * of them in memory. A collector that is away loses spans and nothing else.
 * @param endpoint without the path of the signal
 */
export async function openTracing(endpoint: string, role: ProcessRole): Promise<Tracing> {
  const [{ context, SpanStatusCode, trace }, { OTLPTraceExporter }, { resourceFromAttributes }, sdk] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-node'),
    ]);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: FLUSH_WITHIN_MS,
  });
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'attune', 'attune.role': role }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = provider.getTracer('attune');

  const failed = (span: Span, error: unknown) => {
    // The message may repeat what somebody sent.
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'thrown' });
    span.end();
  };
  return {
    span(name, work) {
      const span = tracer.startSpan(name);
      try {
        const outcome = context.with(trace.setSpan(context.active(), span), () => work(handleOf(span)));
        if (outcome instanceof Promise) {
          outcome.then(
            () => span.end(),
            (error: unknown) => failed(span, error),
          );
        } else span.end();
        return outcome;
      } catch (error) {
        failed(span, error);
        throw error;
      }
    },
    async close() {
      // What the collector did not take is not worth a failed stop.
      await Promise.allSettled([provider.shutdown()]);
      trace.disable();
      context.disable();
    },
  };
}

const handleOf = (span: Span): OpenSpan => ({
  rename: (name) => void span.updateName(name),
  detail: (name, value) => void span.setAttribute(name, value),
});
