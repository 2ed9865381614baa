ALTER TABLE "visit_counts" ADD COLUMN "batches" "int4multirange" DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Until now a row was one report.
UPDATE "visit_counts" SET "batches" = taken."batches" FROM (
  SELECT "site_id", "conversation_id", "visit_id", range_agg(int4range("batch_no", "batch_no" + 1)) AS "batches"
  FROM "interaction_batches" GROUP BY "site_id", "conversation_id", "visit_id"
) taken WHERE "visit_counts"."site_id" = taken."site_id"
  AND "visit_counts"."conversation_id" = taken."conversation_id" AND "visit_counts"."visit_id" = taken."visit_id";--> statement-breakpoint
ALTER TABLE "interaction_batches" ALTER COLUMN "interactions" SET DATA TYPE text;--> statement-breakpoint
-- Packed already: compressing it once more would cost more than writing it.
ALTER TABLE "interaction_batches" ALTER COLUMN "interactions" SET STORAGE EXTERNAL;
