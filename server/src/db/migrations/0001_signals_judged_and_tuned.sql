CREATE TABLE "mutes" (
	"site_id" text NOT NULL,
	"kind" text NOT NULL,
	"control_key" text NOT NULL,
	"name" text NOT NULL,
	"path" text NOT NULL,
	"muted_at" bigint NOT NULL,
	"lifted_at" bigint,
	"lifted_by" text,
	CONSTRAINT "mutes_site_id_kind_control_key_muted_at_pk" PRIMARY KEY("site_id","kind","control_key","muted_at")
);
--> statement-breakpoint
CREATE TABLE "page_error_counts" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"minute" bigint NOT NULL,
	"hash" text NOT NULL,
	"unprompted" integer NOT NULL,
	CONSTRAINT "page_error_counts_site_id_conversation_id_minute_hash_pk" PRIMARY KEY("site_id","conversation_id","minute","hash")
);
--> statement-breakpoint
CREATE TABLE "signal_policies" (
	"site_id" text PRIMARY KEY NOT NULL,
	"policy" jsonb NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signal_votes" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"signal_key" text NOT NULL,
	"voted_by" text NOT NULL,
	"voted_by_name" text NOT NULL,
	"verdict" text NOT NULL,
	"voted_at" bigint NOT NULL,
	"kind" text NOT NULL,
	"control_key" text,
	"control_name" text NOT NULL,
	"path" text NOT NULL,
	CONSTRAINT "signal_votes_site_id_conversation_id_signal_key_voted_by_pk" PRIMARY KEY("site_id","conversation_id","signal_key","voted_by"),
	CONSTRAINT "signal_votes_verdict" CHECK ("signal_votes"."verdict" in ('seen', 'not-frustrated'))
);
--> statement-breakpoint
CREATE TABLE "visit_counts" (
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"visit_id" text NOT NULL,
	"stored" integer NOT NULL,
	"shed" integer NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "visit_counts_site_id_conversation_id_visit_id_pk" PRIMARY KEY("site_id","conversation_id","visit_id")
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "first_answer_ms" integer;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "resolved_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "friction_quiet_until" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "gone_quiet" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "threshold_versions" ADD COLUMN "sensitivity" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "threshold_versions" ADD COLUMN "ignored" jsonb DEFAULT '{"controls":[],"paths":[]}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_error_counts" ADD CONSTRAINT "page_error_counts_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signal_policies" ADD CONSTRAINT "signal_policies_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signal_votes" ADD CONSTRAINT "signal_votes_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_counts" ADD CONSTRAINT "visit_counts_conversation" FOREIGN KEY ("site_id","conversation_id") REFERENCES "public"."conversations"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mutes_one_standing" ON "mutes" USING btree ("site_id","kind","control_key") WHERE "mutes"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "page_error_counts_by_minute" ON "page_error_counts" USING btree ("site_id","minute","hash");--> statement-breakpoint
CREATE INDEX "signal_votes_by_control" ON "signal_votes" USING btree ("site_id","kind","control_key","voted_at");--> statement-breakpoint
CREATE INDEX "signal_votes_by_time" ON "signal_votes" USING btree ("site_id","voted_at");--> statement-breakpoint
CREATE INDEX "conversations_first_answers" ON "conversations" USING btree ("site_id","inbox_at" desc) WHERE "conversations"."first_answer_ms" is not null;--> statement-breakpoint
CREATE INDEX "conversations_by_activity" ON "conversations" USING btree ("site_id","last_message_at") WHERE "conversations"."inbox_at" is not null;--> statement-breakpoint
CREATE INDEX "signals_by_site" ON "signals" USING btree ("site_id","detected_at");