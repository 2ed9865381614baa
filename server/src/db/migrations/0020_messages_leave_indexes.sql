DROP INDEX "conversations_by_last_message";--> statement-breakpoint
DROP INDEX "conversations_by_activity";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "last_message_slot" integer GENERATED ALWAYS AS ((last_message_at / 600000)::integer) STORED;--> statement-breakpoint
CREATE INDEX "conversations_by_last_slot" ON "conversations" USING btree ("site_id","status","last_message_slot" desc) WHERE "conversations"."inbox_at" is not null;--> statement-breakpoint
CREATE INDEX "conversations_by_slot" ON "conversations" USING btree ("site_id","last_message_slot") WHERE "conversations"."inbox_at" is not null;--> statement-breakpoint
-- Room on each page for a row's next version: only there can it stay out of the indexes.
ALTER TABLE "conversations" SET (fillfactor = 70);
