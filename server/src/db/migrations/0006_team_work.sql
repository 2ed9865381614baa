CREATE TABLE "agent_connections" (
	"process_id" text NOT NULL,
	"user_id" text NOT NULL,
	"renewed_at" bigint NOT NULL,
	CONSTRAINT "agent_connections_process_id_user_id_pk" PRIMARY KEY("process_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "availabilities" (
	"user_id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"capacity" integer NOT NULL,
	"active_at" bigint NOT NULL,
	"given_at" bigint
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"site_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"colour" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "labels_site_id_id_pk" PRIMARY KEY("site_id","id")
);
--> statement-breakpoint
CREATE TABLE "sharing" (
	"site_id" text PRIMARY KEY NOT NULL,
	"shares_out" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"site_id" text NOT NULL,
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "team_members_site_id_team_id_user_id_pk" PRIMARY KEY("site_id","team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"site_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"shares_out" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "teams_site_id_id_pk" PRIMARY KEY("site_id","id")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"shared_on" text,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "conversations_by_need";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "team_id" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "label_ids" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "snoozed_until" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "woken_at" bigint;--> statement-breakpoint
ALTER TABLE "agent_connections" ADD CONSTRAINT "agent_connections_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availabilities" ADD CONSTRAINT "availabilities_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labels" ADD CONSTRAINT "labels_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sharing" ADD CONSTRAINT "sharing_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team" FOREIGN KEY ("site_id","team_id") REFERENCES "public"."teams"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_shared_on_sites_id_fk" FOREIGN KEY ("shared_on") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_connections_user" ON "agent_connections" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "labels_name" ON "labels" USING btree ("site_id",lower("name"));--> statement-breakpoint
CREATE INDEX "team_members_user" ON "team_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("site_id",lower("name"));--> statement-breakpoint
CREATE INDEX "views_owner" ON "views" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "views_shared_on" ON "views" USING btree ("shared_on");--> statement-breakpoint
CREATE INDEX "conversations_by_assignee" ON "conversations" USING btree ("assignee_id","status") WHERE "conversations"."assignee_id" is not null;--> statement-breakpoint
CREATE INDEX "conversations_labels" ON "conversations" USING gin ("label_ids");--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_priority" CHECK ("conversations"."priority" in ('low', 'normal', 'high', 'urgent'));