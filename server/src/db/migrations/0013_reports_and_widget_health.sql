CREATE TABLE "report_settings" (
	"site_id" text PRIMARY KEY NOT NULL,
	"answer_within_minutes" integer NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "widget_health" (
	"site_id" text NOT NULL,
	"hour" bigint NOT NULL,
	"what" text NOT NULL,
	"times" integer NOT NULL,
	CONSTRAINT "widget_health_site_id_hour_what_pk" PRIMARY KEY("site_id","hour","what")
);
--> statement-breakpoint
DROP INDEX "conversations_first_answers";--> statement-breakpoint
ALTER TABLE "report_settings" ADD CONSTRAINT "report_settings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_health" ADD CONSTRAINT "widget_health_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversation_events_statuses" ON "conversation_events" USING btree ("site_id","at") WHERE "conversation_events"."kind" = 'status';--> statement-breakpoint
CREATE INDEX "conversations_by_arrival" ON "conversations" USING btree ("site_id","inbox_at" desc) WHERE "conversations"."inbox_at" is not null;--> statement-breakpoint
CREATE INDEX "promises_by_site" ON "promises" USING btree ("site_id","made_at");